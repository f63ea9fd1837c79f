using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Ledger;

public sealed class CorrectionTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("CR-019")]
    public async Task Parallel_awards_lose_nothing()
    {
        var (admin, member) = (await world.People.NewAdmin("community"), await world.People.NewLearner("community"));
        await Correct(admin, member, 350);
        var awards = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Correct(admin, member, 10)));
        Assert.All(awards, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((550, 3), await Standing(member));
    }

    [Fact, Row("NT-091"), Row("NT-092")]
    public async Task An_admin_takes_with_a_reason_and_a_level_once_reached_stays()
    {
        var (admin, member) = (await world.People.NewAdmin("collective"), await world.People.NewLearner("collective"));
        await world.FinishesLesson(member, 395);
        var receipts = await world.FinishesLesson(member, 10);
        Assert.Equal(3, Assert.Single(receipts, receipt => receipt.Kind == "level").Amount);
        var taken = await Correct(admin, member, -50, "Counted twice");
        Assert.Equal((355, 3), ((await taken.Json()).Long("xp"), (await taken.Json()).Long("level")));
        Assert.Equal((355, 3), await Standing(member));
        // Where levels may fall, they do.
        var child = await world.People.NewLearner();
        await world.FinishesLesson(child, 105);
        await Correct(await world.People.NewAdmin(), child, -50);
        Assert.Equal((55, 1), await Standing(child));
    }

    [Fact, Row("RL-004")]
    public async Task The_total_never_falls_below_zero()
    {
        var (admin, member) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        await world.FinishesLesson(member, 30);
        var refused = await Correct(admin, member, -31);
        Assert.Equal((HttpStatusCode.Conflict, "too_few_xp"), (refused.StatusCode, (await refused.Json()).Text("code")));
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Correct(admin, member, -10)));
        Assert.Equal(3, all.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal((0, 1), await Standing(member));
    }

    [Theory, Row("CR-019")]
    [InlineData(0, "why", "amount"), InlineData(1, "", "reason"), InlineData(2_000_000, "why", "amount")]
    public async Task Amounts_and_reasons_are_checked(long amount, string reason, string field)
    {
        var (admin, member) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var answer = await Correct(admin, member, amount, reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_line_is_taken_back_once_by_a_line_of_its_own()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await world.FinishesLesson(child, 40);
        await world.FinishesLesson(child, 30);
        var lines = (await child.Get("/progress/me/xp")).GetProperty("items").EnumerateArray().ToList();
        var wrong = lines.Single(line => line.Long("amount") == 40).Text("id");
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            admin.Put($"/progress/members/{child.Id}/xp/{wrong}/reversal", new { reason = "Not theirs" })));
        Assert.Equal(1, all.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(4, all.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal((30, 1), await Standing(child));

        lines = [.. (await child.Get("/progress/me/xp")).GetProperty("items").EnumerateArray()];
        Assert.Equal(3, lines.Count);
        var reversal = Assert.Single(lines, line => line.GetProperty("reverses").ValueKind != JsonValueKind.Null);
        Assert.Equal((-40, wrong), (reversal.Long("amount"), reversal.Text("reverses")));
        Assert.StartsWith("Not theirs", reversal.Text("reason"));
        var again = await admin.Put($"/progress/members/{child.Id}/xp/{reversal.Text("id")}/reversal", new { reason = "Twice" });
        Assert.Equal("is_reversal", (await again.Json()).Text("code"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Put($"/progress/members/{child.Id}/xp/{Guid.NewGuid()}/reversal", new { reason = "x" })).StatusCode);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_audit where action = 'reverse xp' and account_id = $1", admin.Id.Value));
    }

    private static Task<HttpResponseMessage> Correct(TestPerson admin, TestPerson person, long amount, string reason = "Because") =>
        admin.Post($"/progress/members/{person.Id}/corrections", new { amount, reason });

    private static async Task<(long Xp, long Level)> Standing(TestPerson person) =>
        (await person.Get("/progress/me")).GetProperty("progress") is var progress ? (progress.Long("total_xp"), progress.Long("level")) : default;
}
