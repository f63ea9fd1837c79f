using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress;

public sealed class ChallengeAndSeasonPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-065"), Row("AE-067")]
    public async Task Without_challenges_and_season_the_pages_say_so()
    {
        var newcomer = await world.People.NewLearner("community");
        Assert.Contains("No challenge today", await Read(newcomer, "challenges"));
        Assert.Contains("No season is running", await Read(newcomer, "season"));
        Assert.DoesNotContain("Today's challenges", System.Net.WebUtility.HtmlDecode(await Read(newcomer, "home")));
    }

    [Fact, Row("AE-066")]
    public async Task A_challenge_planned_by_form_is_done_and_its_reward_fetched_by_button()
    {
        var (admin, child) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"));
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        (string, string)[] form =
        [
            ("Form.Title", "Read one"), ("Form.Description", "Finish a lesson."), ("Form.ChallengeType", "lessons"), ("Form.Activity", "completed lesson"),
            ("Form.TargetValue", "1"), ("Form.XpReward", "50"), ("Form.CoinReward", "25"), ("Form.IsActive", "true"), ("Form.ValidDate", $"{today:yyyy-MM-dd}"),
        ];
        var refused = await admin.Http.Post("/r/campus/manage/challenges/new", "challenge", [.. form.Where(field => field.Item1 != "Form.TargetValue"), ("Form.TargetValue", "0")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/campus/manage/challenges/new", "challenge", form)).StatusCode);
        Assert.Contains("Read one", await Read(admin, "manage/challenges"));

        Assert.Contains("Read one", await Read(child, "home"));
        await world.FinishesLesson(child);
        var page = await Read(child, "challenges");
        var action = System.Text.RegularExpressions.Regex.Match(page, "/r/campus/challenges/[0-9a-f-]+/claim").Value;
        var claimed = await child.Http.Post(action, "");
        Assert.Equal((HttpStatusCode.SeeOther, "/r/campus/challenges"), (claimed.StatusCode, claimed.Headers.Location?.ToString()));
        Assert.Contains("is-claimed", await Read(child, "challenges"));
        Assert.EndsWith("fault=already_claimed", (await child.Http.Post(action, "")).Headers.Location?.ToString());
        Assert.Contains("Challenge done: Read one", await Read(child, "xp"));
    }

    [Fact, Row("AE-069")]
    public async Task A_season_planned_by_form_shows_its_way_and_gives_by_button()
    {
        var (admin, child) = (await world.People.NewAdmin("academy"), await world.People.NewLearner("academy"));
        var now = world.Clock.GetUtcNow();
        (string, string)[] form =
        [
            ("Form.Name", "Winter Lights"), ("Form.Slug", "winter-lights"), ("Form.Theme", "winter"), ("Form.TotalLevels", "3"), ("Form.LevelSteps", "10 20"),
            ("Form.StartsAt", $"{now.AddDays(-1):yyyy-MM-ddTHH:mm}"), ("Form.EndsAt", $"{now.AddDays(9):yyyy-MM-ddTHH:mm}"),
            ("Form.Rewards[0].Coins", ""), ("Form.Rewards[1].Coins", "40"), ("Form.Rewards[2].Xp", "30"),
        ];
        var backwards = await admin.Http.Post("/r/academy/manage/seasons/new", "season", [.. form.Where(field => field.Item1 != "Form.EndsAt"), ("Form.EndsAt", "2020-01-01T00:00")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        Assert.Contains("A season ends after it has begun.", await backwards.Content.ReadAsStringAsync());
        var saved = await admin.Http.Post("/r/academy/manage/seasons/new", "season", form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("value=\"40\"", await (await admin.Http.GetAsync(saved.Headers.Location)).Content.ReadAsStringAsync());
        Assert.Contains("Winter Lights", await Read(admin, "manage/seasons"));

        await world.Answers(child, true, 12);
        Assert.Contains("Winter Lights", await Read(child, "home"));
        var page = await Read(child, "season");
        var action = System.Text.RegularExpressions.Regex.Match(page, "/r/academy/season/[0-9a-f-]+/rewards/2/claim").Value;
        Assert.DoesNotContain("rewards/3/claim", page);
        var claimed = await child.Http.Post(action, "");
        Assert.Equal(HttpStatusCode.SeeOther, claimed.StatusCode);
        Assert.Contains("title=\"40 Points\"", await Read(child, "wallet"));
        Assert.DoesNotContain("rewards/2/claim", await Read(child, "season"));
    }

    private static async Task<string> Read(TestPerson person, string path)
    {
        var answer = await person.Http.Page($"/r/{person.Realm}/{path}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
