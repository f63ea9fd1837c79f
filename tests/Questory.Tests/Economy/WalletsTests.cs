using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Economy.Contracts;
using Questory.Platform.Outcomes;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Economy;

public sealed class WalletsTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-042")]
    public async Task Of_two_purchases_of_15_with_20_coins_one_succeeds_and_5_remain()
    {
        var child = await world.People.NewLearner();
        await Credit(child, 20, "gift");
        var both = await Task.WhenAll(Spend(child, 15, "hint:a"), Spend(child, 15, "hint:b"));
        Assert.Equal(1, both.Count(spent => spent.Ok));
        var refused = both.Single(spent => !spent.Ok).Problem!;
        Assert.Equal((ProblemKind.Conflict, "too_few_coins"), (refused.Kind, refused.Code));
        Assert.Contains("needs 15", refused.Detail);
        Assert.Contains("there are 5", refused.Detail);
        Assert.Equal(5, await Balance(child));
    }

    [Fact, Row("RL-110")]
    public async Task A_wallet_tells_what_it_has_earned_and_spent_in_all()
    {
        var (player, friend) = (await world.People.NewLearner("campus"), await world.People.NewLearner("campus"));
        await Credit(player, 50, "a", "gold");
        await Credit(player, 30, "b", "gold");
        Assert.True((await Spend(player, 20, "c", "gold")).Ok);
        Assert.Equal((60, 80, 20), await Totals(player));
        Assert.Equal((0, 0, 0), await Totals(friend));
        (await player.Gives(friend, 15, "gift")).Is(HttpStatusCode.OK);
        Assert.Equal((45, 80, 35), await Totals(player));
        Assert.Equal((15, 15, 0), await Totals(friend));
        var page = await player.Http.GetStringAsync("/r/campus/wallet");
        Assert.Contains("80 earned, 35 spent", page);

        static async Task<(long, long, long)> Totals(TestPerson person) => (await person.Get("/wallets/me/totals")).EnumerateArray()
            .Where(wallet => wallet.Text("currency") == "gold").Select(wallet => (wallet.Long("balance"), wallet.Long("total_earned"), wallet.Long("total_spent"))).Single();
    }

    [Fact, Row("NT-084")]
    public async Task Of_twenty_parallel_spends_of_1_with_11_eleven_succeed()
    {
        var member = await world.People.NewLearner("collective");
        await Credit(member, 10, "a", "LOVE");
        await Credit(member, 5, "b", "LOVE");
        Assert.True((await Spend(member, 4, "c", "LOVE")).Ok);
        Assert.Equal("too_few_coins", (await Spend(member, 12, "d", "LOVE")).Problem?.Code);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Spend(member, 1, $"one:{i}", "LOVE")));
        Assert.Equal(11, all.Count(spent => spent.Ok));
        Assert.Equal(0, await Balance(member, "LOVE"));
    }

    [Fact]
    public async Task The_same_source_moves_once_however_often_and_in_parallel()
    {
        var child = await world.People.NewLearner();
        var credits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Credit(child, 20, "prize")));
        Assert.All(credits, paid => Assert.True(paid.Ok));
        Assert.Equal(1, credits.Count(paid => !paid.Value!.Repeated));
        var spends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Spend(child, 15, "hint")));
        Assert.Equal(1, spends.Count(paid => paid is { Ok: true, Value.Repeated: false }));
        Assert.Equal(7, spends.Count(paid => paid is { Ok: true, Value.Repeated: true }));
        Assert.Equal(5, await Balance(child));
        Assert.Equal("source_reused", (await Spend(child, 3, "hint")).Problem?.Code);
        Assert.Equal("source_reused", (await Credit(child, 15, "hint")).Problem?.Code);
    }

    [Theory, Row("RL-111")]
    [InlineData(0), InlineData(-1), InlineData(1_000_000_000_001)]
    public async Task Amounts_outside_the_ledgers_range_are_refused(long amount)
    {
        var child = await world.People.NewLearner();
        Assert.Equal(ProblemKind.Invalid, (await Credit(child, amount, "x")).Problem?.Kind);
        Assert.Equal(ProblemKind.Invalid, (await Spend(child, amount, "x")).Problem?.Kind);
    }

    [Fact, Row("AE-042")]
    public async Task Each_movement_is_listed_newest_first_and_paged_without_gaps()
    {
        var child = await world.People.NewLearner();
        for (var i = 1; i <= 7; i++)
            await Credit(child, i, $"c{i}", i % 2 == 0 ? "keys" : "coins");
        await Spend(child, 3, "hint");
        Assert.Equal([-3, 7, 6, 5, 4, 3, 2, 1], await Amounts(child, "/wallets/me/movements?limit=3"));
        Assert.Equal([6, 4, 2], await Amounts(child, "/wallets/me/movements?limit=2&currency=keys"));
        Assert.Equal([13, 12], (await child.Get("/wallets/me")).EnumerateArray().Select(wallet => wallet.Long("balance")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await child.Status("/wallets/me/movements?cursor=rubbish"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await child.Status("/wallets/me/movements?limit=101"));
    }

    [Fact, Row("RL-111")]
    public async Task Random_movements_in_parallel_leave_balances_equal_to_their_lines_and_never_below_zero()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.People.NewLearner("campus")));
        var random = new Random(4);
        var moves = Enumerable.Range(0, 240).Select(i => (Who: people[random.Next(4)], Amount: random.Next(1, 40), Gives: random.Next(2) == 0, Source: $"m{i}")).ToList();
        await Parallel.ForEachAsync(moves, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (move, _) =>
        {
            var moved = move.Gives ? await Credit(move.Who, move.Amount, move.Source, "gold") : await Spend(move.Who, move.Amount, move.Source, "gold");
            Assert.True(moved.Ok || moved.Problem.Code == "too_few_coins", moved.Problem?.ToString());
        });
        Assert.True(await world.Scalar<long>("select count(*) from economy_transfers where currency = 'gold'") > 100);
        Assert.Equal(0L, await world.Scalar<long>("""
            select count(*) from economy_wallets w where balance <> (select coalesce(sum(case debit_book when 'wallet' then -amount else amount end), 0)
                from economy_transfers t where (t.account_id, t.realm_id, t.currency) = (w.account_id, w.realm_id, w.currency))
            """));
        Assert.Equal(0m, await world.Scalar<decimal>("""
            select sum(side) from (select amount as side from economy_transfers union all select -amount from economy_transfers) book
            """));
    }

    private Task<Outcome<Paid>> Credit(TestPerson person, long amount, string source, string currency = "coins") =>
        world.As(person, services => services.GetRequiredService<Wallets>().Credit(new(person.Id, currency, amount, source, "Gift"), CancellationToken.None));

    private Task<Outcome<Paid>> Spend(TestPerson person, long amount, string source, string currency = "coins") =>
        world.As(person, services => services.GetRequiredService<Wallets>().Spend(new(person.Id, currency, amount, source, "Hint bought"), CancellationToken.None));

    private Task<long> Balance(TestPerson person, string currency = "coins") =>
        world.Scalar<long>("select balance from economy_wallets where account_id = $1 and currency = $2", person.Id.Value, currency);

    private static async Task<List<long>> Amounts(TestPerson person, string path)
    {
        var amounts = new List<long>();
        for (string? next = ""; next is not null;)
        {
            var page = await person.Get(path + (next.Length > 0 ? $"&cursor={next}" : ""));
            amounts.AddRange(page.GetProperty("items").EnumerateArray().Select(movement => movement.Long("amount")));
            next = page.Text("next");
        }
        return amounts;
    }
}
