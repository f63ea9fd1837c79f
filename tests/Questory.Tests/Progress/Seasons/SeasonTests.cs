using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Platform.Access;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Seasons;

/// <summary>One realm and one running season at a time per test: each test plans its own years ahead and moves the clock there.</summary>
public sealed class SeasonTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static int years;

    private DateTimeOffset Now => world.Clock.GetUtcNow();

    [Fact, Row("AE-067")]
    public async Task An_end_before_the_start_is_bad_input_and_an_overlap_a_conflict()
    {
        var admin = await Fresh();
        var backwards = await admin.Post("/progress/seasons", Terms("backwards", Now, Now.AddDays(-1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        Assert.True((await backwards.Json()).GetProperty("errors").TryGetProperty("ends_at", out _));

        await Plan(admin, Terms("deep-sea", Now.AddDays(-10), Now.AddDays(20)));
        foreach (var (from, to) in new[] { (-20, -9), (19, 30), (-5, 5), (-30, 60) })
        {
            var clash = await admin.Post("/progress/seasons", Terms($"clash{from + 100}", Now.AddDays(from), Now.AddDays(to)));
            Assert.Equal((HttpStatusCode.Conflict, "seasons_overlap"), (clash.StatusCode, (await clash.Json()).Text("code")));
        }
        Assert.Equal("slug_taken", (await (await admin.Post("/progress/seasons", Terms("deep-sea", Now.AddDays(40), Now.AddDays(50)))).Json()).Text("code"));
        await Plan(admin, Terms("right-after", await End(admin, "deep-sea"), Now.AddDays(30)));

        var shown = await (await world.People.NewLearner()).Get("/progress/seasons/current");
        Assert.Equal(("deep-sea", 20, true), (shown.Text("slug"), shown.Long("days_left"), shown.GetProperty("is_active").GetBoolean()));
        world.Clock.Advance(TimeSpan.FromDays(21));
        Assert.Equal("right-after", (await admin.Get("/progress/seasons/current")).Text("name"));
        world.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal("no_season", (await (await admin.Http.GetAsync(admin.At("/progress/seasons/current"))).Json()).Text("code"));
    }

    [Fact, Row("AE-067")]
    public async Task Of_two_overlapping_seasons_planned_at_once_one_stands()
    {
        var admin = await Fresh();
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => admin.Post("/progress/seasons", Terms($"race-{i}-{years}", Now.AddDays(i), Now.AddDays(20)))));
        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 3)], both.Select(answer => answer.StatusCode).Order());
    }

    [Theory, Row("AE-067")]
    [InlineData("total_levels", 0), InlineData("total_levels", 101), InlineData("name", ""), InlineData("slug", "No Slug"), InlineData("slug", null), InlineData("theme", "?!")]
    [InlineData("starts_at", null)]
    public async Task Bad_input_is_refused_by_field(string field, object? value)
    {
        var admin = await Fresh();
        var terms = JsonSerializer.SerializeToNode(Terms("fine", Now, Now.AddDays(1)))!.AsObject();
        terms[field] = JsonSerializer.SerializeToNode(value);
        var answer = await admin.Post("/progress/seasons", terms);
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        Assert.Contains(field, await answer.Content.ReadAsStringAsync());
    }

    [Theory, Row("AE-068")]
    [InlineData(0, 1), InlineData(99, 1), InlineData(100, 2), InlineData(763, 4), InlineData(104_404, 29), InlineData(104_405, 30), InlineData(200_000, 30)]
    public async Task Season_XP_make_the_levels_of_the_worked_figures(long xp, long level)
    {
        var (admin, child) = (await Fresh(), await world.People.NewLearner());
        await Plan(admin, Terms("figures", Now.AddDays(-1), Now.AddDays(20)));
        if (xp > 0)
            await world.Answers(child, true, xp);
        var shown = await child.Get("/progress/seasons/current");
        Assert.Equal((xp, level), (shown.Long("season_xp"), shown.Long("season_level")));
    }

    [Fact, Row("AE-068")]
    public async Task XP_count_from_the_first_to_before_the_last_moment_and_a_new_season_starts_anew()
    {
        var (admin, child) = (await Fresh(), await world.People.NewLearner());
        await world.Answers(child, true, 500);
        var first = await Plan(admin, Terms("first", Now.AddSeconds(1), Now.AddDays(10)));
        var second = await Plan(admin, Terms("second", Now.AddDays(12), Now.AddDays(20)));
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await world.Answers(child, true, 700);
        var receipts = await world.Answers(child, true, 63);
        Assert.Contains(receipts, receipt => receipt is { Kind: "season_level", Amount: 4 });
        Assert.Equal((763, 4), Of(await child.Get("/progress/seasons/current")));
        Assert.Equal((763, 4, 0), await child.Get("/progress/me") is var me ? (me.Long("season_xp"), me.Long("season_level"), me.Long("season_rewards_claimed")) : default);

        world.Clock.Advance(TimeSpan.FromDays(11));
        await world.Answers(child, true, 40);
        Assert.Equal((763, 4), Of(await child.Get($"/progress/seasons/{first}")));
        Assert.Equal((0, 1), await child.Get("/progress/me") is var between ? (between.Long("season_xp"), between.Long("season_level")) : default);
        Assert.Equal(HttpStatusCode.NotFound, await child.Status($"/progress/seasons/{second}"));

        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((0, 1), Of(await child.Get("/progress/seasons/current")));
        Assert.Equal(1303, (await child.Get("/progress/me")).GetProperty("progress").Long("total_xp"));
    }

    [Fact, Row("AE-068")]
    public async Task A_season_may_have_steps_of_its_own()
    {
        var (admin, child) = (await Fresh(), await world.People.NewLearner());
        foreach (var steps in new[] { new long[] { 10, 10 }, [10], [10, 5], [0, 5], [10, 20, 30] })
        {
            var odd = await admin.Post("/progress/seasons", Terms("steps", Now, Now.AddDays(5), levels: 3, steps: steps));
            Assert.True((await odd.Json()).GetProperty("errors").TryGetProperty("level_steps", out _));
        }
        await Plan(admin, Terms("steps", Now, Now.AddDays(5), levels: 3, steps: [10, 25]));
        foreach (var (more, level) in new[] { (9L, 1L), (1L, 2L), (14L, 2L), (1L, 3L), (1000L, 3L) })
        {
            await world.Answers(child, true, more);
            Assert.Equal(level, (await child.Get("/progress/seasons/current")).Long("season_level"));
        }
    }

    [Fact, Row("AE-068")]
    public async Task XP_taken_back_leave_the_season_in_which_they_were_earned()
    {
        var (admin, child) = (await Fresh(), await world.People.NewLearner());
        await world.Answers(child, true, 80);
        await Plan(admin, Terms("taken", Now.AddSeconds(1), Now.AddDays(5)));
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await world.Answers(child, true, 100);
        await world.Answers(child, true, 30);
        foreach (var (amount, left) in new[] { (80, 130L), (100, 30L) })
        {
            var line = await world.Scalar<Guid>("select id from progress_xp_entries where account_id = $1 and amount = $2", child.Id.Value, (long)amount);
            Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/members/{child.Id}/xp/{line}/reversal", new { reason = "Counted twice" })).StatusCode);
            Assert.Equal(left, (await child.Get("/progress/seasons/current")).Long("season_xp"));
        }
        Assert.Equal(30, (await child.Get("/progress/me")).GetProperty("progress").Long("total_xp"));
        await Rebuild();
        Assert.Equal(30, (await child.Get("/progress/seasons/current")).Long("season_xp"));
    }

    [Fact, Row("AE-068")]
    public async Task A_season_planned_too_late_counts_what_was_earned_since_its_beginning()
    {
        var (admin, child) = (await Fresh(), await world.People.NewLearner());
        await world.Answers(child, true, 90);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.Answers(child, true, 20);
        var id = await Plan(admin, Terms("late", Now.AddHours(-1), Now.AddDays(5)));
        Assert.Equal(20, (await child.Get("/progress/seasons/current")).Long("season_xp"));
        var moved = await admin.Put($"/progress/seasons/{id}", Terms("late", Now.AddHours(-3), Now.AddDays(5)));
        Assert.Equal("has_begun", (await moved.Json()).Text("code"));
        Assert.Equal("begun", (await (await admin.Delete($"/progress/seasons/{id}")).Json()).Text("code"));
    }

    private static (long, long) Of(JsonElement season) => (season.Long("season_xp"), season.Long("season_level"));

    private async Task Rebuild() =>
        Assert.Equal(HttpStatusCode.OK, (await (await world.People.NewOperator()).Post("/progress/rebuild", null)).StatusCode);

    /// <summary>Moves on to a time that no season of another test reaches.</summary>
    private async Task<TestPerson> Fresh()
    {
        world.Clock.MoveTo(new DateTimeOffset(2027 + Interlocked.Increment(ref years), 3, 1, 8, 0, 0, TimeSpan.Zero));
        return await world.People.NewAdmin();
    }

    internal static Dictionary<string, object?> Terms(string slug, DateTimeOffset from, DateTimeOffset to, int levels = 30, long[]? steps = null, object? rewards = null) => new()
    {
        ["slug"] = slug == "deep-sea" ? slug : $"{slug}-{years}", ["name"] = slug, ["theme"] = "summit", ["starts_at"] = from, ["ends_at"] = to,
        ["total_levels"] = levels, ["level_steps"] = steps, ["rewards"] = rewards,
    };

    private static async Task<DateTimeOffset> End(TestPerson admin, string slug) =>
        (await admin.Get("/progress/seasons")).EnumerateArray().Single(season => season.Text("slug") == slug).GetProperty("ends_at").GetDateTimeOffset();

    private static async Task<string> Plan(TestPerson admin, object terms)
    {
        var answer = await admin.Post("/progress/seasons", terms);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }
}
