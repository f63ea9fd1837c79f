using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

public sealed class WorkTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Works_started_side_by_side_in_one_request_take_turns_each_in_its_own_transaction()
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var (work, db) = (scope.ServiceProvider.GetRequiredService<Work>(), scope.ServiceProvider.GetRequiredService<AppDb>());
        var transactions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.Do<long>("test", null, async () =>
        {
            var before = await Transaction(db);
            await Task.Yield();
            Assert.Equal(before, await Transaction(db));
            return before;
        }, CancellationToken.None)));

        Assert.Equal(4, transactions.Select(transaction => transaction.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_work_within_a_work_joins_its_transaction()
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var (work, db) = (scope.ServiceProvider.GetRequiredService<Work>(), scope.ServiceProvider.GetRequiredService<AppDb>());
        var same = await work.Do<bool>("outer", null, async () =>
        {
            var inner = await work.Do<long>("inner", null, async () => await Transaction(db), CancellationToken.None);
            return inner.Value == await Transaction(db);
        }, CancellationToken.None);

        Assert.True(same.Value);
    }

    private static Task<long> Transaction(AppDb db) => db.Scalar<long>("select txid_current()", CancellationToken.None);
}
