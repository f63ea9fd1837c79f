using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Challenges;

/// <summary>In the campus realm, whose edition brings no stock of its own.</summary>
public sealed class PlanningTests(TestWorld world) : IClassFixture<TestWorld>
{
    private DateOnly Today => DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);

    [Fact, Row("AE-080")]
    public async Task A_challenge_that_somebody_has_begun_is_retired_instead_of_removed()
    {
        var (admin, player) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        var id = await Made(admin, "/progress/challenges", Terms("Begun", Today));
        var free = await Made(admin, "/progress/challenges", Terms("Free", Today));
        await world.FinishesLesson(player);
        Assert.Equal((HttpStatusCode.Conflict, "begun"), await Answer(await admin.Delete($"/progress/challenges/{id}")));
        Assert.Equal("begun", (await (await admin.Delete($"/progress/challenges/{free}")).Json()).Text("code"));
        var later = await Made(admin, "/progress/challenges", Terms("Later", Today.AddDays(5)));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete($"/progress/challenges/{later}")).StatusCode);

        var retired = Terms("Begun", Today);
        retired["is_active"] = false;
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/challenges/{id}", retired)).StatusCode);
        Assert.DoesNotContain((await player.Get("/progress/challenges")).EnumerateArray(), shown => shown.Text("id") == id);
        await world.FinishesLesson(player);
        Assert.Equal(1, await world.Scalar<long>("select current_value from progress_challenge_runs where account_id = $1 and challenge_id = $2", player.Id.Value, Guid.Parse(id)));
    }

    [Fact, Row("AE-065")]
    public async Task A_challenge_is_copied_to_the_next_days_once()
    {
        var admin = await world.People.NewAdmin("campus");
        var id = await Made(admin, "/progress/challenges", Terms("Every day", Today.AddDays(20)));
        Assert.Equal(3, (await (await admin.Post($"/progress/challenges/{id}/copies", new { days = 3 })).Json()).Long("added"));
        Assert.Equal(1, (await (await admin.Post($"/progress/challenges/{id}/copies", new { days = 4 })).Json()).Long("added"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post($"/progress/challenges/{id}/copies", new { days = 0 })).StatusCode);
        Assert.Equal(5, (await Plan(admin, Today.AddDays(20), 10)).Count);
    }

    [Fact, Row("AE-065")]
    public async Task Days_that_nobody_plans_are_filled_from_the_stock_in_turn()
    {
        var (admin, player) = (await world.People.NewAdmin("collective"), await world.People.NewLearner("collective"));
        foreach (var title in new[] { "One", "Two", "Three", "Four" })
            await Made(admin, "/progress/challenge-patterns", Terms(title, null));
        // Past the days that were filled while the stock was growing.
        world.Clock.Advance(TimeSpan.FromDays(4));
        await Run();
        await Run();
        var days = (await Plan(admin, Today, 3)).GroupBy(planned => planned.Text("valid_date")).Select(day => day.Select(planned => planned.Text("title")!).Order().ToList()).ToList();
        Assert.Equal([3, 3, 3], days.Select(day => day.Count));
        Assert.NotEqual(days[0], days[1]);
        Assert.Equal(3, (await player.Get("/progress/challenges")).GetArrayLength());

        // What a person plans for a later day takes its place there.
        await Made(admin, "/progress/challenges", Terms("By hand", Today.AddDays(3)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Run();
        var day = (await Plan(admin, Today.AddDays(2), 1)).Select(planned => planned.Text("title")!).ToList();
        Assert.Equal((3, true), (day.Count, day.Contains("By hand")));
    }

    [Fact, Row("AE-065")]
    public async Task A_new_kids_realm_has_challenges_from_its_first_minute()
    {
        var founder = await world.People.NewOperator();
        var slug = $"new-{Guid.NewGuid():N}"[..12];
        (await founder.Http.Tell("/api/realms", new { slug, name = "Brand new", edition = "kids" })).Is(HttpStatusCode.Created);
        var shown = (await founder.Http.Ask($"/api/realms/{slug}/progress/challenges")).Is(HttpStatusCode.OK).Body.EnumerateArray().ToList();
        Assert.Equal(3, shown.Count);
        Assert.All(shown, challenge => Assert.Equal(new DateTimeOffset(Today.AddDays(1), default, TimeSpan.Zero), challenge.GetProperty("expires_at").GetDateTimeOffset()));
    }

    [Fact, Row("AE-065")]
    public async Task The_day_is_the_learners_own_where_the_realm_says_so()
    {
        var (admin, player) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        await world.Execute("update accounts_accounts set time_zone = 'Pacific/Kiritimati' where id = $1", player.Id.Value);
        var id = await Made(admin, "/progress/challenges", Terms("Far east", DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime.AddHours(14))));
        await world.FinishesLesson(player);
        Assert.Equal(1, await world.Scalar<long>("select current_value from progress_challenge_runs where account_id = $1 and challenge_id = $2", player.Id.Value, Guid.Parse(id)));
    }

    [Theory, Row("AE-065")]
    [InlineData("from=yesterday", "from"), InlineData("from=0001-01-01", "from"), InlineData("days=0", "days"), InlineData("days=93", "days"), InlineData("days=many", "days")]
    public async Task Odd_spans_are_refused_by_field(string query, string field)
    {
        var answer = await (await world.People.NewAdmin("campus")).Http.Ask($"/api/realms/campus/progress/challenges/plan?{query}");
        Assert.Equal([field], answer.Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    private async Task Run()
    {
        await world.Execute("update platform_jobs set due_at = '2000-01-01' where name = 'challenges of the days ahead'");
        await world.RunDueJobs();
        Assert.Null(await world.Scalar<string>("select last_result from platform_jobs where name = 'challenges of the days ahead' and last_failed"));
    }

    private static async Task<(HttpStatusCode, string?)> Answer(HttpResponseMessage answer) => (answer.StatusCode, (await answer.Json()).Text("code"));

    private static async Task<List<JsonElement>> Plan(TestPerson admin, DateOnly from, int days) =>
        [.. (await admin.Get($"/progress/challenges/plan?from={from:yyyy-MM-dd}&days={days}")).EnumerateArray().Select(planned => planned.GetProperty("terms"))];

    private static async Task<string> Made(TestPerson admin, string path, object terms)
    {
        var answer = await admin.Post(path, terms);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }

    private static Dictionary<string, object?> Terms(string title, DateOnly? day) => new()
    {
        ["title"] = title, ["description"] = "Do it.", ["challenge_type"] = "lessons", ["target_value"] = 3, ["valid_date"] = day,
        ["criteria"] = new { verb = "completed", @object = "lesson" },
    };
}
