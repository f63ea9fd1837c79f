using System.Net;
using Questory.Platform.Activity;
using Questory.Tests.Accounts;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Rewards;

public sealed class EarningTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-034")]
    public async Task A_fresh_child_stands_at_the_beginning()
    {
        var child = await world.People.NewLearner();
        AtTheBeginning((await child.Get("/progress/me")).GetProperty("progress"));
    }

    [Fact, Row("AE-034")]
    public async Task A_child_that_signed_up_itself_stands_at_the_beginning_as_soon_as_it_may_read()
    {
        const string Mine = "/api/realms/kids/progress/me";
        var (child, browser) = await Kid.ByPage(world);
        (await browser.Ask(Mine)).Is(HttpStatusCode.Forbidden);
        await child.Confirm();
        (await browser.Ask(Mine)).Is(HttpStatusCode.Forbidden);
        var parent = await child.ComesByLink();
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);

        var mine = (await browser.Ask(Mine)).Is(HttpStatusCode.OK).Body;
        AtTheBeginning(mine.GetProperty("progress"));
        Assert.Equal((0, 1, 0), (mine.Long("season_xp"), mine.Long("season_level"), mine.Long("season_rewards_claimed")));
        Assert.All(mine.GetProperty("balances").EnumerateObject(), balance => Assert.Equal(0, balance.Value.GetInt64()));
    }

    [Fact, Row("AE-037"), Row("RL-004")]
    public async Task The_same_first_right_answer_sent_twice_in_parallel_pays_once()
    {
        var child = await world.People.NewLearner();
        await world.FinishesLesson(child, 95);
        var question = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.Answers(child, right: true, 10, question)));
        var receipts = answers.SelectMany(answer => answer).ToList();
        Assert.Equal(10, Assert.Single(receipts, receipt => receipt.Kind == "xp").Amount);
        Assert.Equal(2, Assert.Single(receipts, receipt => receipt.Kind == "level").Amount);

        var progress = (await child.Get("/progress/me")).GetProperty("progress");
        Assert.Equal((105, 2, 241), (progress.Long("total_xp"), progress.Long("level"), progress.Long("xp_to_next_level")));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'reached'", child.Id.Value));
    }

    [Fact, Row("AE-036")]
    public async Task What_is_missing_changes_with_each_line()
    {
        var child = await world.People.NewLearner();
        await world.FinishesLesson(child, 800);
        Assert.Equal((4, 569), await LevelAndMissing(child));
        await world.FinishesLesson(child, 569);
        Assert.Equal((5, 810), await LevelAndMissing(child));
    }

    [Fact, Row("CR-022"), Row("CR-020")]
    public async Task Several_thresholds_crossed_at_once_are_one_rise()
    {
        var member = await world.People.NewLearner("community");
        var receipts = await world.FinishesLesson(member, 2_500);
        Assert.Equal(6, Assert.Single(receipts, receipt => receipt.Kind == "level").Amount);
        Assert.Equal((6, 1_100), await LevelAndMissing(member));
    }

    [Fact, Row("AE-039")]
    public async Task Accuracy_counts_every_answer_and_has_two_decimals()
    {
        var child = await world.People.NewLearner();
        foreach (var right in new[] { true, true, true, true, true, true, true, false, false })
            await world.Answers(child, right);
        Assert.Equal("77.78", await Accuracy(child));
        await world.Answers(child, true);
        var progress = (await child.Get("/progress/me")).GetProperty("progress");
        Assert.Equal((10, 8), (progress.Long("questions_answered"), progress.Long("questions_correct")));
        Assert.Equal("80.00", await Accuracy(child));
    }

    [Fact, Row("AE-038")]
    public async Task The_streak_grows_once_a_day_and_begins_anew_after_idle_days()
    {
        await using var own = new OwnWorld();
        await own.World.InitializeAsync();
        var child = await own.World.People.NewLearner();
        for (var day = 1; day <= 7; day++)
        {
            var first = await own.World.Answers(child, true);
            Assert.Equal(day, Assert.Single(first, receipt => receipt.Kind == "streak").Amount);
            Assert.DoesNotContain(await own.World.Answers(child, false), receipt => receipt.Kind == "streak");
            own.World.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal((7, 7), await Streak(child));
        own.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((0, 7), await Streak(child));
        await own.World.Answers(child, true);
        Assert.Equal((1, 7), await Streak(child));
    }

    [Fact]
    public async Task A_course_pays_xp_and_coins_each_with_its_reason_in_the_realms_words()
    {
        var child = await world.People.NewLearner();
        var receipts = await world.FinishesCourse(child, xp: 60, coins: 25);
        Assert.Contains(new Receipt("xp", 60, "", "XP", "Mission completed: Spot the Fake"), receipts);
        Assert.Contains(new Receipt("currency", 25, "coins", "Coins", "Mission completed: Spot the Fake"), receipts);
        var line = Assert.Single((await child.Get("/progress/me/xp")).GetProperty("items").EnumerateArray());
        Assert.Equal((60, "Mission completed: Spot the Fake", "course", 1),
            (line.Long("amount"), line.Text("reason"), line.Text("rule"), line.Long("rule_version")));
        Assert.Equal(25, (await child.Get("/progress/me")).GetProperty("balances").Long("coins"));
    }

    [Fact, Row("AE-041")]
    public async Task Counters_rise_with_what_is_finished_and_quizzes_are_lessons_too()
    {
        var child = await world.People.NewLearner();
        await world.FinishesLesson(child, kind: "quiz");
        await world.FinishesLesson(child, kind: "reading");
        await world.FinishesCourse(child, 0, 0);
        await world.FinishesLesson(child);
        var progress = (await child.Get("/progress/me")).GetProperty("progress");
        Assert.Equal((3, 1, 1), (progress.Long("lessons_completed"), progress.Long("quizzes_completed"), progress.Long("courses_completed")));
    }

    [Fact, Row("RL-004"), Row("AE-034")]
    public async Task There_is_no_way_to_write_xp_or_a_level()
    {
        var child = await world.People.NewLearner();
        foreach (var method in new[] { HttpMethod.Patch, HttpMethod.Put, HttpMethod.Post })
        {
            var answer = await child.Http.SendAsync(new HttpRequestMessage(method, child.At("/progress/me")) { Content = new StringContent("""{"level":9,"total_xp":999}""", null, "application/json") });
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Post($"/progress/members/{child.Id}/corrections", new { amount = 100, reason = "please" })).StatusCode);
        Assert.Equal((1, 100), await LevelAndMissing(child));
    }

    private static void AtTheBeginning(System.Text.Json.JsonElement progress)
    {
        Assert.Equal((1, 100), (progress.Long("level"), progress.Long("xp_to_next_level")));
        foreach (var name in new[] { "total_xp", "total_minutes", "active_minutes", "courses_completed", "lessons_completed", "quizzes_completed",
            "questions_answered", "questions_correct", "current_streak", "longest_streak", "achievements_earned" })
            Assert.Equal(0, progress.Long(name));
        Assert.Equal("0.00", progress.GetProperty("average_accuracy").GetRawText());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, progress.GetProperty("last_activity_day").ValueKind);
    }

    private static async Task<(long, long)> LevelAndMissing(TestPerson person) =>
        (await person.Get("/progress/me")).GetProperty("progress") is var progress ? (progress.Long("level"), progress.Long("xp_to_next_level")) : default;

    private static async Task<(long, long)> Streak(TestPerson person) =>
        (await person.Get("/progress/me")).GetProperty("progress") is var progress ? (progress.Long("current_streak"), progress.Long("longest_streak")) : default;

    private static async Task<string> Accuracy(TestPerson person) =>
        (await person.Get("/progress/me")).GetProperty("progress").GetProperty("average_accuracy").GetRawText();

    /// <summary>For a test that moves the clock, which would otherwise move for the whole class.</summary>
    private sealed class OwnWorld : IAsyncDisposable
    {
        public TestWorld World { get; } = new();
        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
