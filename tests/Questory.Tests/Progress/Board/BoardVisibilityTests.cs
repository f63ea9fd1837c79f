using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

public sealed class BoardVisibilityTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-013")]
    public async Task A_realm_may_show_only_neighbours_or_no_board_at_all()
    {
        var child = await world.People.NewLearner();
        await world.FinishesLesson(child, 10);
        Assert.Equal(1, (await child.Get("/progress/leaderboard")).GetProperty("entries").GetArrayLength());
        await Choose("\"neighbours\"");
        var board = await child.Get("/progress/leaderboard");
        Assert.Equal((0, 1), (board.GetProperty("entries").GetArrayLength(), board.GetProperty("neighbours").GetArrayLength()));
        await Choose("\"off\"");
        Assert.Equal(HttpStatusCode.NotFound, await child.Status("/progress/leaderboard"));
    }

    private async Task Choose(string value)
    {
        var realm = new Questory.Platform.Access.RealmId(await world.Scalar<Guid>("select id from realms_realms where slug = 'kids'"));
        await world.AsSystem<Questory.Platform.Outcomes.Done>(async services =>
            await ((Questory.Platform.Settings.ChooseSettings)services.GetService(typeof(Questory.Platform.Settings.ChooseSettings))!)
                .For(realm, new Dictionary<string, string?> { ["progress.leaderboard_visibility"] = value }, CancellationToken.None) is { } fault
                ? fault : Questory.Platform.Outcomes.Outcome.Done);
    }
}
