using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Challenges;

public sealed class ChallengeTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly object Lessons = new { verb = "completed", @object = "lesson" };

    private DateOnly Today => DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);

    [Fact, Row("AE-065")]
    public async Task Of_yesterday_today_and_tomorrow_only_todays_is_listed()
    {
        var (admin, child) = (await world.People.NewAdmin("community"), await world.People.NewLearner("community"));
        foreach (var day in new[] { -1, 0, 1 })
            await Plan(admin, Terms($"Day {day}", Today.AddDays(day)));
        await Plan(admin, Terms("Over already", Today, expires: world.Clock.GetUtcNow().AddSeconds(1)));
        await Plan(admin, Terms("Not today, thanks", Today, active: false));
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["Day 0"], (await child.Get("/progress/challenges")).EnumerateArray().Select(shown => shown.Text("title")));
        Assert.Equal(["Day 0", "Over already", "Not today, thanks", "Day 1"],
            (await admin.Get($"/progress/challenges/plan?from={Today:yyyy-MM-dd}")).EnumerateArray().Select(shown => shown.GetProperty("terms").Text("title")));
    }

    [Theory, Row("AE-065")]
    [InlineData("target_value", 0), InlineData("target_value", -5), InlineData("target_value", 1_000_001), InlineData("title", ""), InlineData("description", "")]
    [InlineData("challenge_type", ""), InlineData("challenge_type", "Two Words"), InlineData("xp_reward", -1), InlineData("coin_reward", -1)]
    [InlineData("valid_date", null), InlineData("criteria", 7), InlineData("criteria", null)]
    public async Task Bad_input_is_refused_by_field(string field, object? value)
    {
        var terms = Json(Terms("Fine", Today));
        terms[field] = JsonSerializer.SerializeToNode(value);
        var answer = await (await world.People.NewAdmin()).Post("/progress/challenges", terms);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
    }

    [Theory, Row("AE-065")]
    [InlineData("""{"verb":"danced","object":"lesson"}"""), InlineData("""{"verb":"completed"}"""), InlineData("""{"verb":"completed","object":"lesson","when":{"moon":1}}""")]
    [InlineData("""{"verb":"completed","object":"lesson","sum":"luck"}"""), InlineData("""{"verb":"completed","object":"lesson","when":7}"""), InlineData("""{"verb":"completed","object":"lesson","sum":1}""")]
    public async Task Criteria_that_nothing_meets_are_refused(string criteria)
    {
        var terms = Json(Terms("Odd", Today));
        terms["criteria"] = System.Text.Json.Nodes.JsonNode.Parse(criteria);
        var answer = await (await world.People.NewAdmin()).Post("/progress/challenges", terms);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("criteria", out _));
    }

    [Fact, Row("AE-065")]
    public async Task A_challenge_expires_after_its_day_has_begun()
    {
        var admin = await world.People.NewAdmin();
        var tooEarly = await admin.Post("/progress/challenges", Terms("Early", Today.AddDays(1), expires: new DateTimeOffset(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooEarly.StatusCode);
        Assert.True((await tooEarly.Json()).GetProperty("errors").TryGetProperty("expires_at", out _));
        var planned = await (await admin.Post("/progress/challenges", Terms("By default", Today.AddDays(1)))).Json();
        Assert.Equal(new DateTimeOffset(Today.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero), planned.GetProperty("expires_at").GetDateTimeOffset());
    }

    [Fact, Row("AE-066")]
    public async Task Four_of_five_is_a_conflict_and_five_pay_50_XP_and_25_coins_once()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var id = await Plan(admin, Terms("Five lessons", Today, target: 5));
        for (var i = 0; i < 4; i++)
            await world.FinishesLesson(child);
        var four = await Mine(child, id);
        Assert.Equal((4, 5, "running"), (four.Long("current_value"), four.Long("target_value"), four.Text("state")));
        await Refused(child, id, "not_completed");

        var receipts = await world.FinishesLesson(child);
        Assert.Contains(receipts, receipt => receipt.Kind == "challenge" && receipt.Title == "Five lessons");
        await world.FinishesLesson(child);
        var five = await Mine(child, id);
        Assert.Equal((5, "completed"), (five.Long("current_value"), five.Text("state")));

        var before = await child.Get("/progress/me");
        var claim = await child.Put($"/progress/challenges/{id}/claim", null);
        Assert.Equal(HttpStatusCode.OK, claim.StatusCode);
        Assert.Equal([("xp", 50L), ("currency", 25L)], (await claim.Json()).GetProperty("receipts").EnumerateArray()
            .Where(receipt => receipt.Text("kind") is "xp" or "currency").Select(receipt => (receipt.Text("kind")!, receipt.Long("amount"))));
        var after = await child.Get("/progress/me");
        Assert.Equal(before.GetProperty("progress").Long("total_xp") + 50, after.GetProperty("progress").Long("total_xp"));
        Assert.Equal(25, after.GetProperty("balances").Long("coins"));
        Assert.Equal("claimed", (await Mine(child, id)).Text("state"));
        await Refused(child, id, "already_claimed");
    }

    [Fact, Row("AE-066")]
    public async Task Two_claims_at_once_pay_once()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var id = await Plan(admin, Terms("At once", Today, target: 1));
        await world.FinishesLesson(child);
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => child.Put($"/progress/challenges/{id}/claim", null)));
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)], claims.Select(claim => claim.StatusCode).Order());
        Assert.Equal(25, (await child.Get("/progress/me")).GetProperty("balances").Long("coins"));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from progress_xp_entries where account_id = $1 and rule_code = 'challenge'", child.Id.Value));
    }

    [Fact, Row("AE-066")]
    public async Task Steps_made_at_the_same_time_all_count()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var id = await Plan(admin, Terms("Many hands", Today, target: 9));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.FinishesLesson(child)));
        Assert.Equal(8, (await Mine(child, id)).Long("current_value"));
    }

    [Fact, Row("AE-066")]
    public async Task A_claim_after_expiry_is_a_conflict_and_nothing_counts_any_more()
    {
        var (admin, child, late) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.NewLearner());
        var id = await Plan(admin, Terms("Quick one", Today, target: 1, expires: world.Clock.GetUtcNow().AddMinutes(5)));
        await world.FinishesLesson(child);
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await Refused(child, id, "expired");
        await world.FinishesLesson(late);
        Assert.Equal(0, await world.Scalar<long>("select count(*) from progress_challenge_runs where account_id = $1 and challenge_id = $2", late.Id.Value, Guid.Parse(id)));
    }

    [Fact, Row("AE-066")]
    public async Task Only_matching_acts_of_the_day_count_and_the_target_is_the_one_it_began_with()
    {
        var (admin, child, other) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.NewLearner());
        var quizzes = await Plan(admin, Terms("Two quizzes", Today, target: 2, criteria: new { verb = "completed", @object = "lesson", when = new { kind = "quiz" } }));
        var minutes = await Plan(admin, Terms("A hundred XP", Today, target: 100, criteria: new { verb = "completed", @object = "lesson", sum = "xp" }));
        var tomorrow = await Plan(admin, Terms("Tomorrow", Today.AddDays(1), target: 1));
        await world.FinishesLesson(child, kind: "reading", xp: 30);
        await world.FinishesLesson(child, kind: "quiz", xp: 40);
        Assert.Equal(1, (await Mine(child, quizzes)).Long("current_value"));
        Assert.Equal(70, (await Mine(child, minutes)).Long("current_value"));
        Assert.DoesNotContain((await child.Get("/progress/challenges")).EnumerateArray(), shown => shown.Text("id") == tomorrow);

        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/challenges/{quizzes}", Terms("Two quizzes", Today, target: 5, criteria: new { verb = "completed", @object = "lesson", when = new { kind = "quiz" } }))).StatusCode);
        await world.FinishesLesson(child, kind: "quiz", xp: 50);
        await world.FinishesLesson(other, kind: "quiz");
        Assert.Equal((2, 2, "completed"), await Mine(child, quizzes) is var mine ? (mine.Long("current_value"), mine.Long("target_value"), mine.Text("state")) : default);
        Assert.Equal((1, 5), await Mine(other, quizzes) is var theirs ? (theirs.Long("current_value"), theirs.Long("target_value")) : default);
        Assert.Equal((100, 100), await Mine(child, minutes) is var sum ? (sum.Long("current_value"), sum.Long("target_value")) : default);
    }

    [Fact, Row("AE-066")]
    public async Task Nobody_claims_in_another_realm_or_what_is_not_there()
    {
        var (admin, foreigner) = (await world.People.NewAdmin(), await world.People.NewLearner("other"));
        var id = await Plan(admin, Terms("Ours", Today, target: 1));
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Put($"/progress/challenges/{id}/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Put($"/progress/challenges/{Guid.NewGuid()}/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await foreigner.Post("/progress/challenges", Terms("Mine", Today))).StatusCode);
    }

    private static System.Text.Json.Nodes.JsonObject Json(object terms) => JsonSerializer.SerializeToNode(terms)!.AsObject();

    private static Dictionary<string, object?> Terms(string title, DateOnly day, long target = 3, object? criteria = null, DateTimeOffset? expires = null, bool active = true) => new()
    {
        ["title"] = title, ["description"] = "Do it today.", ["challenge_type"] = "lessons", ["target_value"] = target, ["criteria"] = criteria ?? Lessons,
        ["valid_date"] = day, ["expires_at"] = expires, ["is_active"] = active,
    };

    private static async Task<string> Plan(TestPerson admin, object terms)
    {
        var answer = await admin.Post("/progress/challenges", terms);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }

    private static async Task<JsonElement> Mine(TestPerson person, string id) =>
        (await person.Get("/progress/challenges")).EnumerateArray().Single(shown => shown.Text("id") == id);

    private static async Task Refused(TestPerson person, string id, string code)
    {
        var answer = await person.Put($"/progress/challenges/{id}/claim", null);
        Assert.Equal((HttpStatusCode.Conflict, code), (answer.StatusCode, (await answer.Json()).Text("code")));
    }
}
