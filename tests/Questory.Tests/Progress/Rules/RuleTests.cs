using System.Net;
using Questory.Platform.Activity;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Rules;

public sealed class RuleTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("NT-085")]
    public async Task A_changed_rule_pays_the_next_time_and_leaves_earlier_lines_as_they_were()
    {
        var (admin, member) = (await world.People.NewAdmin("academy"), await world.People.NewLearner("academy"));
        var course = Guid.NewGuid();
        await world.FinishesCourse(member, 20, 0, course);
        var terms = (await admin.Get("/progress/rules")).EnumerateArray().Single(rule => rule.Text("code") == "achievement");
        Assert.Equal(1, terms.Long("version"));

        var saved = await admin.Put("/progress/rules/welcome", Rule(xp: 10));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(1, (await saved.Json()).Long("version"));
        await Level(member);
        Assert.Equal(10, await Paid(member, "welcome"));

        Assert.Equal(HttpStatusCode.OK, (await admin.Put("/progress/rules/welcome", Rule(xp: 25, replaces: 1))).StatusCode);
        var other = await world.People.NewLearner("academy");
        await Level(other);
        Assert.Equal((10, 25), (await Paid(member, "welcome"), await Paid(other, "welcome")));
        Assert.Equal(2, await world.Scalar<int>("select rule_version from progress_xp_entries where account_id = $1 and rule_code = 'welcome'", other.Id.Value));
        Assert.Equal([2L, 1L], (await admin.Get("/progress/rules/welcome/versions")).EnumerateArray().Select(version => version.Long("version")));
    }

    [Fact]
    public async Task Two_who_change_the_same_version_do_not_overwrite_each_other()
    {
        var admin = await world.People.NewAdmin("campus");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => admin.Put("/progress/rules/raced", Rule(xp: 10 + i))));
        Assert.Equal(1, both.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(3, both.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_retired_rule_pays_no_more()
    {
        var (admin, member) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        await admin.Put("/progress/rules/short-lived", Rule(xp: 7));
        await admin.Put("/progress/rules/short-lived", Rule(xp: 7, replaces: 1, active: false));
        await Level(member);
        Assert.Equal(0, await Paid(member, "short-lived"));
    }

    [Fact, Row("NT-086")]
    public async Task Beyond_the_days_threshold_each_payment_is_half_the_one_before()
    {
        var (admin, member) = (await world.People.NewAdmin("collective"), await world.People.NewLearner("collective"));
        await admin.Put("/progress/rules/posts", new
        {
            replaces = 0, verb = "reached", @object = "level", title = "Post rewarded", currency = "LIVE", amount = 8, halves_after = 3, once = "per_activity",
        });
        for (var i = 0; i < 6; i++)
            await Level(member);
        Assert.Equal([8, 8, 8, 4, 2, 1], await Amounts(member));
        await Level(member);
        Assert.Equal(6, (await Amounts(member)).Count);
    }

    [Fact]
    public async Task A_daily_cap_ends_the_payments_of_a_day()
    {
        var (admin, member) = (await world.People.NewAdmin("collective"), await world.People.NewLearner("collective"));
        await admin.Put("/progress/rules/capped", Rule(xp: 5, once: "per_activity", cap: 2));
        for (var i = 0; i < 4; i++)
            await Level(member);
        Assert.Equal(10, await Paid(member, "capped"));
        await admin.Put("/progress/rules/capped", Rule(xp: 5, once: "per_activity", cap: 2, replaces: 1, active: false));
    }

    [Theory]
    [InlineData("""{"verb":"danced","object":"tango","xp":1}""", "verb")]
    [InlineData("""{"xp":1,"when":{"unheard_of":true}}""", "when")]
    [InlineData("""{"xp":1,"when":{"level":{"about":3}}}""", "when")]
    [InlineData("""{"xp":1,"when":[1]}""", "when")]
    [InlineData("""{"xp":1,"when":{"level":"\u0000"}}""", "when")]
    [InlineData("""{"xp":1,"xp_fact":"level"}""", "xp")]
    [InlineData("""{"currency":"gold"}""", "currency")]
    [InlineData("""{"currency":"rubles","amount":1}""", "currency")]
    [InlineData("""{"achievement":"no-such-one"}""", "achievement")]
    [InlineData("""{}""", "xp")]
    [InlineData("""{"xp":0}""", "xp")]
    public async Task A_rule_that_makes_no_sense_is_refused_by_field(string terms, string field)
    {
        var admin = await world.People.NewAdmin("campus");
        var body = $$"""{"replaces":0,"title":"x","verb":"reached","object":"level",{{terms.TrimStart('{')}}""".Replace(",}", "}");
        var answer = await admin.Http.PutAsync(admin.At("/progress/rules/nonsense"), new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Conditions_choose_which_activities_are_paid()
    {
        var (admin, member) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        var saved = await admin.Put("/progress/rules/high-levels", new { replaces = 0, verb = "reached", @object = "level", title = "High", xp = 3, once = "per_activity", when = new { level = new { at_least = 5, at_most = 6 } } });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        foreach (var level in new[] { 4L, 5L, 6L, 7L })
            await Level(member, level);
        Assert.Equal(6, await Paid(member, "high-levels"));
    }

    private static object Rule(long xp, int replaces = 0, string once = "ever", bool active = true, int? cap = null) =>
        new { replaces, verb = "reached", @object = "level", title = "Welcome", xp, once, active, daily_cap = cap };

    private Task Level(TestPerson person, long level = 2) =>
        world.Does(person, Questory.Progress.Contracts.ProgressActivities.ReachedLevel, person.Id.Value, new Facts { ["level"] = level, ["from"] = 1L });

    private Task<long> Paid(TestPerson person, string rule) =>
        world.Scalar<long>("select coalesce(sum(amount), 0)::bigint from progress_xp_entries where account_id = $1 and rule_code = $2", person.Id.Value, rule);

    private static async Task<List<long>> Amounts(TestPerson person) =>
        [.. (await person.Get("/wallets/me/movements?currency=LIVE")).GetProperty("items").EnumerateArray().Select(line => line.Long("amount")).Reverse()];
}
