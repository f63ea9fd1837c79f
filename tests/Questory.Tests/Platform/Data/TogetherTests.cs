using System.Collections.Concurrent;
using Questory.Platform.Data;

namespace Questory.Tests.Platform.Data;

public sealed class TogetherTests
{
    private readonly ConcurrentQueue<int[]> servings = new();
    private readonly SemaphoreSlim begun = new(0), go = new(0);

    [Fact]
    public async Task What_is_asked_while_all_lanes_are_busy_goes_together_with_the_next()
    {
        var together = new Together<int, int>(lanes: 1, most: 10, Serve);
        var first = together.Ask(1, CancellationToken.None);
        await begun.WaitAsync();
        var others = Enumerable.Range(2, 5).Select(n => together.Ask(n, CancellationToken.None)).ToList();
        go.Release(2);
        Assert.Equal(10, await first);
        var rest = await Task.WhenAll(others);
        Assert.Equal([20, 30, 40, 50, 60], rest);
        Assert.Equal([[1], [2, 3, 4, 5, 6]], servings);
    }

    [Fact]
    public async Task A_serving_is_no_larger_than_it_may_be_and_lanes_run_side_by_side()
    {
        var together = new Together<int, int>(lanes: 2, most: 2, Serve);
        var first = together.Ask(1, CancellationToken.None);
        await begun.WaitAsync();
        var second = together.Ask(2, CancellationToken.None);
        await begun.WaitAsync(); // both are under way before either may end
        var others = Enumerable.Range(3, 3).Select(n => together.Ask(n, CancellationToken.None)).ToList();
        go.Release(10);
        await Task.WhenAll([first, second, .. others]);
        Assert.All(servings, serving => Assert.InRange(serving.Length, 1, 2));
    }

    [Fact]
    public async Task One_that_fails_fails_alone()
    {
        var together = new Together<int, int>(lanes: 1, most: 10, asks => asks.Contains(4) ? throw new InvalidDataException("4") : Serve(asks));
        var first = together.Ask(1, CancellationToken.None);
        await begun.WaitAsync();
        var others = Enumerable.Range(2, 6).Select(n => (n, Task: together.Ask(n, CancellationToken.None))).ToList();
        go.Release(20);
        await first;
        foreach (var (n, task) in others)
            if (n == 4)
                await Assert.ThrowsAsync<InvalidDataException>(() => task);
            else
                Assert.Equal(n * 10, await task);
    }

    [Fact]
    public async Task What_must_be_apart_is_never_under_way_at_once_and_what_shares_nothing_goes_apart()
    {
        var (underWay, clash) = (new ConcurrentDictionary<int, bool>(), false);
        var together = new Together<(int Party, int Person), int>(lanes: 3, most: 8, async asks =>
        {
            foreach (var ask in asks)
                clash |= !underWay.TryAdd(ask.Person, true) || ask.Party != asks[0].Party;
            await Task.Delay(1);
            foreach (var ask in asks)
                underWay.TryRemove(ask.Person, out _);
            return [.. asks.Select(ask => ask.Person)];
        }, common: ask => ask.Party, apart: ask => ask.Person);
        var replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(n => together.Ask((n % 2, n % 7), CancellationToken.None)));
        Assert.Equal(Enumerable.Range(0, 300).Select(n => n % 7), replies);
        Assert.False(clash);
    }

    [Fact]
    public async Task Who_stops_waiting_is_left_out()
    {
        var together = new Together<int, int>(lanes: 1, most: 10, Serve);
        using var impatience = new CancellationTokenSource();
        var first = together.Ask(1, CancellationToken.None);
        await begun.WaitAsync();
        var (given, kept) = (together.Ask(2, impatience.Token), together.Ask(3, CancellationToken.None));
        await impatience.CancelAsync();
        go.Release(5);
        Assert.Equal(10, await first);
        Assert.Equal(30, await kept);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.DoesNotContain(servings, serving => serving.Contains(2));
    }

    private async Task<IReadOnlyList<int>> Serve(IReadOnlyList<int> asks)
    {
        servings.Enqueue([.. asks]);
        begun.Release();
        await go.WaitAsync();
        return [.. asks.Select(n => n * 10)];
    }
}
