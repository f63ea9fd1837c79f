using System.Net;
using Microsoft.Playwright;
using Questory.Browser.Testing;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Browser.Journeys;

/// <summary>A child does a challenge and fetches its reward and one of the season, all in the browser.</summary>
public sealed class ClaimTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact, Row("AE-066"), Row("AE-069")]
    public async Task A_challenge_done_in_one_tab_lights_up_in_the_other_and_pays_at_a_press()
    {
        var (admin, child) = (await World.People.NewAdmin(), await World.People.NewLearner());
        var now = World.Clock.GetUtcNow();
        (await admin.Http.Tell(admin.At("/progress/challenges"), new
        {
            title = "One right answer", description = "Any will do.", challenge_type = "answers", target_value = 1,
            criteria = new { verb = "answered", @object = "question", when = new { right = true } }, valid_date = DateOnly.FromDateTime(now.UtcDateTime),
        })).Is(HttpStatusCode.Created);
        (await admin.Http.Tell(admin.At("/progress/seasons"), new
        {
            slug = "deep-sea", name = "Deep Sea", theme = "ocean", starts_at = now.AddDays(-1), ends_at = now.AddDays(9), total_levels = 5, level_steps = new[] { 60, 200, 300, 400 },
            rewards = new[] { new { level = 2, coins = 40 } },
        })).Is(HttpStatusCode.Created);

        var visitor = await Open(child);
        var page = await visitor.Go("/r/kids/home");
        var card = page.Locator(".challenge", new() { HasText = "One right answer" });
        await Assertions.Expect(card).ToContainTextAsync("0 of 1");
        await World.Answers(child, right: true, xp: 10);
        // Without a reload: the page hears of it.
        var get = card.GetByRole(AriaRole.Button, new() { Name = "Get it! One right answer" });
        await get.ClickAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(card).ToContainTextAsync("Challenge done");
        await Assertions.Expect(card).ToContainTextAsync("+50");

        await visitor.Go("/r/kids/season");
        var stone = page.Locator("#level-2");
        await stone.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(stone).ToContainTextAsync("Yours");
        await Assertions.Expect(page.Locator("#season-news")).ToContainTextAsync("Season reward");
        await Assertions.Expect(page.Locator("#season-head")).ToContainTextAsync("1 reward fetched");
        var me = await child.Http.Ask(child.At("/progress/me"));
        Assert.Equal((60, 65), (me.Body.GetProperty("season_xp").GetInt64(), me.Body.GetProperty("balances").GetProperty("coins").GetInt64()));
    }
}
