using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Tests.Platform.Security;

public sealed class WorkLineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_more_run_than_may_and_the_rest_wait_or_are_turned_away()
    {
        using var line = new WorkLine(atOnce: 2, waiting: 3);
        var gate = new TaskCompletionSource();
        var (running, most) = (0, 0);

        var turns = Enumerable.Range(0, 8).Select(_ => line.Run(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await gate.Task;
            return Interlocked.Decrement(ref running);
        }, Stop)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(turns);

        Assert.Equal(2, most);
        Assert.Equal(5, answers.Count(answer => answer.Ok));
        Assert.All(answers.Where(answer => !answer.Ok), answer =>
        {
            Assert.Equal(ProblemKind.TooOften, answer.Problem!.Kind);
            Assert.True(answer.Problem.RetryAfter >= TimeSpan.FromSeconds(1));
        });
        Assert.True((await line.Run(() => Task.FromResult(1), Stop)).Ok);
    }

    [Fact]
    public async Task Whoever_leaves_the_line_or_fails_frees_the_place()
    {
        using var line = new WorkLine(atOnce: 1, waiting: 1);
        using var leave = new CancellationTokenSource();
        var gate = new TaskCompletionSource<int>();

        var working = line.Run(() => gate.Task, Stop);
        var waiting = line.Run(() => Task.FromResult(2), leave.Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = line.Run(() => Task.FromResult(3), Stop);
        gate.SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => working);
        Assert.Equal(3, (await next).Value);
    }

    [Fact]
    public async Task Whoever_is_turned_away_is_told_so_after_a_while_and_takes_no_place_meanwhile()
    {
        using var line = new WorkLine(atOnce: 1, waiting: 0);
        var gate = new TaskCompletionSource<int>();

        var working = line.Run(() => gate.Task, Stop);
        var turnedAway = line.Run(() => Task.FromResult(2), Stop);
        Assert.False(turnedAway.IsCompleted);
        gate.SetResult(1);
        Assert.Equal(1, (await working).Value);

        Assert.Equal(3, (await line.Run(() => Task.FromResult(3), Stop)).Value);
        Assert.Equal(ProblemKind.TooOften, (await turnedAway).Problem!.Kind);
    }
}
