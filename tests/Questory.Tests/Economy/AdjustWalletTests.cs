using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Economy;

public sealed class AdjustWalletTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("NT-084")]
    public async Task An_admin_gives_and_takes_with_a_reason_that_is_listed_and_audited()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var given = await admin.Post($"/wallets/{child.Id}/adjustments", new { currency = "coins", amount = 20, reason = "Lost in the move" });
        Assert.Equal((HttpStatusCode.OK, 20L), (given.StatusCode, (await given.Json()).Long("balance")));
        var tooMuch = await admin.Post($"/wallets/{child.Id}/adjustments", new { currency = "coins", amount = -21, reason = "Typing error" });
        Assert.Equal((HttpStatusCode.Conflict, "too_few_coins"), (tooMuch.StatusCode, (await tooMuch.Json()).Text("code")));
        var taken = await admin.Post($"/wallets/{child.Id}/adjustments", new { currency = "coins", amount = -5, reason = "Typing error" });
        Assert.Equal(15, (await taken.Json()).Long("balance"));

        var lines = (await child.Get("/wallets/me/movements")).GetProperty("items").EnumerateArray().Select(line => (line.Long("amount"), line.Text("reason"))).ToList();
        Assert.Equal([(-5, "Typing error"), (20, "Lost in the move")], lines);
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from platform_audit where action = 'adjust wallet' and object_id = $1 and account_id = $2", child.Id.Value, admin.Id.Value));
    }

    [Fact]
    public async Task A_double_click_gives_once()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        admin.Http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            admin.Post($"/wallets/{child.Id}/adjustments", new { currency = "coins", amount = 7, reason = "Prize" })));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var other = await world.People.NewLearner();
        var elsewhere = await admin.Post($"/wallets/{other.Id}/adjustments", new { currency = "coins", amount = 7, reason = "Prize" });
        Assert.Equal("idempotency_key_reused", (await elsewhere.Json()).Text("code"));
        Assert.Equal(7L, await world.Scalar<long>("select balance from economy_wallets where account_id = $1", child.Id.Value));
    }

    [Theory]
    [InlineData("coins", 0, "why", "amount"), InlineData("rubles", 1, "why", "currency"), InlineData("coins", 1, "", "reason"), InlineData("coins", 2_000_000_000_000, "why", "amount")]
    public async Task A_value_that_breaks_a_rule_is_named(string currency, long amount, string reason, string field)
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var answer = await admin.Post($"/wallets/{child.Id}/adjustments", new { currency, amount, reason });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact, Row("NT-084")]
    public async Task Members_cannot_and_other_realms_people_are_not_found()
    {
        var (child, stranger) = (await world.People.NewLearner(), await world.People.NewLearner("campus"));
        var request = new { currency = "coins", amount = 1, reason = "why" };
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Post($"/wallets/{child.Id}/adjustments", request)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.People.NewAdmin()).Post($"/wallets/{stranger.Id}/adjustments", request)).StatusCode);
    }

    [Fact]
    public async Task Ledger_lines_cannot_be_changed_or_taken_away_by_the_application()
    {
        await using var connection = await world.Databases.App.OpenConnectionAsync();
        foreach (var sql in new[] { "update economy_transfers set amount = 1", "delete from economy_transfers", "update progress_xp_entries set amount = 1", "delete from progress_xp_entries", "delete from progress_rules" })
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }
}
