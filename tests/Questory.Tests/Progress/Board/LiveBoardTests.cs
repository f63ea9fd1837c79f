using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

public sealed class LiveBoardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("RL-032")]
    public async Task Open_boards_of_the_realm_hear_of_a_change_at_once_and_only_they()
    {
        var (watcher, foreigner) = (await world.People.NewLearner(), await world.People.NewLearner("campus"));
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Http.GetAsync("/api/realms/kids/live/leaderboard")).StatusCode);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await watcher.Http.GetAsync(watcher.At("/live/leaderboard"), HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
        Assert.StartsWith("retry:", await lines.ReadLineAsync(limit.Token));

        await world.FinishesLesson(await world.People.NewLearner(), 10);
        string? line;
        while ((line = await lines.ReadLineAsync(limit.Token)) != "event: changed")
            Assert.NotNull(line);
    }
}
