using System.Net;
using AngleSharp.Html.Parser;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress;

public sealed class ProgressPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Theory]
    [InlineData("other"), InlineData("collective"), InlineData("community")]
    public async Task Every_page_has_its_empty_state_for_a_newcomer(string realm)
    {
        var newcomer = await world.People.NewLearner(realm);
        foreach (var path in new[] { "leaderboard", "leaderboard?period=week", "profile", "xp", "achievements", "wallet", $"people/{newcomer.Id}" })
            Assert.Equal(HttpStatusCode.OK, (await newcomer.Http.Page($"/r/{realm}/{path}")).StatusCode);
        Assert.Contains("Nobody has earned anything yet", await Read(newcomer, "leaderboard?period=week"));
    }

    [Fact, Row("AE-042"), Row("AE-034")]
    public async Task What_was_earned_is_shown_with_its_reason_and_in_the_top_bar()
    {
        var child = await world.People.NewLearner();
        await world.FinishesCourse(child, 60, 25);
        Assert.Contains("Mission completed: Spot the Fake", await Read(child, "profile"));
        Assert.Contains("Mission completed: Spot the Fake", await Read(child, "xp"));
        var wallet = await Read(child, "wallet");
        Assert.Contains("Mission completed: Spot the Fake", wallet);
        Assert.Contains("title=\"25 Coins\"", wallet);
        Assert.Contains("title=\"Level 1, 60 XP\"", wallet);
    }

    [Fact, Row("AE-013")]
    public async Task The_board_leads_to_profiles_and_lets_me_hide()
    {
        var (ada, bob) = (await world.People.NewLearner("campus"), await world.People.NewLearner("campus"));
        await world.FinishesLesson(ada, 300);
        await world.FinishesLesson(bob, 200);
        Assert.Contains($"/r/campus/people/{ada.Id}", await Read(bob, "leaderboard"));
        var saved = await ada.Http.Post("/r/campus/leaderboard", "face", ("Face", "hidden"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.DoesNotContain(ada.Id.ToString(), await Read(bob, "leaderboard"));
    }

    [Fact]
    public async Task An_admin_writes_a_rule_and_sees_what_is_wrong_with_one()
    {
        var admin = await world.People.NewAdmin("academy");
        Assert.Contains("manage/rules/right-answer", await Read(admin, "manage/rules"));
        (string, string)[] rule = [("Form.Replaces", "0"), ("Form.Code", "by-form"), ("Form.Activity", "reached level"), ("Form.Title", "Level reached"), ("Form.Xp", "5"), ("Form.Once", "PerActivity"), ("Form.Active", "true")];
        var refused = await admin.Http.Post("/r/academy/manage/rules/new", "rule", [.. rule, ("Form.When.Rows[0].What", "level:least")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal("true", page.QuerySelector("select[name='Form.When.Rows[0].What']")!.GetAttribute("aria-invalid"));
        Assert.Equal("by-form", page.QuerySelector("input[name='Form.Code']")!.GetAttribute("value"));

        var saved = await admin.Http.Post("/r/academy/manage/rules/new", "rule", [.. rule, ("Form.When.Rows[0].What", "level:least"), ("Form.When.Rows[0].Number", "2"), ("Form.When.Rows[1].What", "level:most"), ("Form.When.Rows[1].Number", "9")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("if Level at least 2, Level at most 9", await Read(admin, "manage/rules"));
        Assert.True(await world.Scalar<bool>("""select conditions = '{"level": {"at_least": 2, "at_most": 9}}'::jsonb from progress_rules where code = 'by-form'"""));
        var again = new HtmlParser().ParseDocument(await Read(admin, "manage/rules/by-form"));
        Assert.Equal(["level:least", "level:most"], again.QuerySelectorAll("select[name^='Form.When.Rows'] option[selected]").Select(option => option.GetAttribute("value")!));
        Assert.Equal("2", again.QuerySelector("input[name='Form.When.Rows[0].Number']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.Page("/r/academy/manage/rules/by-form")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.Page("/r/academy/manage/rules/unheard-of")).StatusCode);
        var learner = await world.People.NewLearner("academy");
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Http.Page("/r/academy/manage/rules")).StatusCode);
    }

    [Fact]
    public async Task A_teacher_picks_conditions_in_words_for_rules_challenges_and_achievements()
    {
        var admin = await world.People.NewAdmin("kids");
        foreach (var (path, select) in new[] { ("manage/rules/new", "Form.When.Rows[0].What"), ("manage/challenges/new", "Form.When.Rows[0].What"), ("manage/achievements/new", "Form.Criteria.Rows[0].Variant") })
        {
            var page = new HtmlParser().ParseDocument(await Read(admin, path));
            Assert.DoesNotContain("{\"", page.QuerySelector("main")!.TextContent);
            var words = page.QuerySelectorAll($"select[name='{select}'] option").Select(option => (option.TextContent, Of: option.GetAttribute("data-of") ?? "")).ToList();
            Assert.Contains(words, one => one.TextContent == "it is right" && one.Of.Contains("answered question"));
            Assert.Contains(words, one => one.TextContent == "Kind: Quiz" && one.Of.Contains("completed lesson") && !one.Of.Contains("answered question"));
        }
        Assert.Contains("An explorer finishes a mission", await Read(admin, "manage/rules/new"));

        (string, string)[] badge = [("Form.Slug", "quiz-fan"), ("Form.Name", "Quiz fan"), ("Form.Description", "Five quizzes."), ("Form.Category", "learning"), ("Form.Rarity", "common"), ("Form.IsActive", "true")];
        var saved = await admin.Http.Post("/r/kids/manage/achievements/new", "achievement",
            [.. badge, ("Form.Criteria.Rows[0].Measure", "count:completed:lesson"), ("Form.Criteria.Rows[0].Variant", "kind=quiz"), ("Form.Criteria.Rows[0].AtLeast", "5")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("count:completed:lesson:kind=quiz", await world.Scalar<string>("select criteria->>'measure' from progress_achievements where slug = 'quiz-fan'"));
    }

    [Fact]
    public async Task The_currency_of_hints_is_picked_from_the_realm_s_own()
    {
        var admin = await world.People.NewAdmin("kids");
        var page = new HtmlParser().ParseDocument(await Read(admin, "manage/settings"));
        Assert.Equal(["", "coins", "keys"], page.QuerySelectorAll("select[name='assessment.hint_currency'] option").Select(option => option.GetAttribute("value")!));
    }

    private static async Task<string> Read(TestPerson person, string path) =>
        WebUtility.HtmlDecode(await (await person.Http.Page($"/r/{person.Realm}/{path}")).Content.ReadAsStringAsync());
}
