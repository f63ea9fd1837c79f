using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Questory.Browser.Testing;
using Questory.Platform.Jobs;
using Questory.Tests.Accounts;
using Questory.Tests.Accounts.Privacy;
using Questory.Tests.Testing;

namespace Questory.Browser.Journeys;

/// <summary>A child's whole way: sign-up, a parent's yes, play and rewards, the weekly report, download, deletion.</summary>
public sealed class ChildAndParentTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    private const string FirstName = "Lovelace", Password = Newcomer.GoodPassword;

    private readonly string childsMail = Newcomer.FreshEmail(), parentsMail = Newcomer.FreshEmail();

    [Fact, Row("AE-002"), Row("AE-017"), Row("AE-018"), Row("AE-024"), Row("AE-025"), Row("AE-029"), Row("AE-061"), Row("AE-066"), Row("AE-069"), Row("AE-071")]
    public async Task A_child_signs_up_plays_and_is_rewarded_and_its_parent_consents_reads_downloads_and_deletes()
    {
        var mission = await ImportedMission.In(World);
        await Promise();
        var child = await SignUp();
        var parent = await Consent();
        await Enter(child);
        await Play(child, mission);
        await FetchRewards(child);
        await BuyAvatar(child);
        await ReadReport(parent);
        await Download(parent);
        await Delete(parent);
    }

    // What the child can win: a badge at level 2, today's challenge, the season's second level, and an avatar to buy.
    private async Task Promise()
    {
        var admin = await World.People.NewAdmin();
        var now = World.Clock.GetUtcNow();
        async Task Make(string what, object terms) => (await admin.Http.Tell(admin.At(what), terms)).Is(HttpStatusCode.Created);
        await Make("/progress/achievements", new { slug = "climber", name = "Climber", description = "Reach level 2.", category = "learning", rarity = "common", criteria = new { measure = "level", at_least = 2 }, xp = 5 });
        await Make("/progress/challenges", new { title = "One lesson today", description = "Finish any lesson.", challenge_type = "lessons", target_value = 1, criteria = new { verb = "completed", @object = "lesson" }, valid_date = $"{now:yyyy-MM-dd}" });
        await Make("/progress/seasons", new { slug = "spring", name = "Spring", starts_at = now.AddDays(-3), ends_at = now.AddDays(40), rewards = new[] { new { level = 2, coins = 7 } } });
        await Make("/progress/avatars", new { slug = "rocket", name = "Rocket", image_url = "/avatars/space.png", category = "fantasy", rarity = "rare", unlock_type = "purchase", price = new { coins = 40 } });
    }

    private async Task<IPage> SignUp()
    {
        var page = await (await Open()).Go("/r/kids/sign-up");
        await page.GetByRole(AriaRole.Link, new() { Name = "I am a child" }).ClickAsync();
        await page.GetByLabel("Your first name").FillAsync(FirstName);
        await page.GetByLabel("How old are you?").FillAsync("9");
        await page.GetByLabel("Your e-mail address").FillAsync(childsMail);
        await page.GetByLabel("A secret password").FillAsync(Password);
        await page.GetByLabel("E-mail address of your mother").FillAsync(parentsMail);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask my parent" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Waiting for your parent")).ToBeVisibleAsync();
        // Wherever it goes, it is told to wait.
        await page.GotoAsync("/r/kids/courses");
        await Assertions.Expect(page.GetByText("Waiting for your parent")).ToBeVisibleAsync();
        return page;
    }

    private async Task<IPage> Consent()
    {
        var page = await (await Open()).Go(await Mailed(parentsMail, "consent_request"));
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Yes, {FirstName} may" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You have consented")).ToBeVisibleAsync();
        return page;
    }

    private async Task Enter(IPage page)
    {
        await page.GotoAsync(await Mailed(childsMail, "confirm_email"));
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Confirm my address" }).ClickAsync(), answer => answer.Request.Method == "POST");
        await page.GotoAsync("/r/kids/waiting");
        await page.GetByRole(AriaRole.Link, new() { Name = "Let us go" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/r/kids(/home)?$"));
    }

    private async Task Play(IPage page, ImportedMission mission)
    {
        await page.GotoAsync("/r/kids/courses");
        await page.Locator($"a[href$='/courses/{mission.Slug}']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Answer(page, () => page.GetByRole(AriaRole.Radio, new() { Name = "Earth" }).CheckAsync(new() { Force = true }), "Go on");
        await Answer(page, () => page.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync(new() { Force = true }), "Go on");
        await Answer(page, () => page.Locator(".player-body input:not([type=hidden])").First.FillAsync("1"), "Finish");
        await page.WaitForURLAsync("**/result");
        var earned = page.GetByRole(AriaRole.Main);
        await Assertions.Expect(earned.GetByText("Mission completed")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(earned.GetByText("Climber")).Not.ToHaveCountAsync(0);
        Assert.Equal(2, await World.Scalar<int>("select level from progress_persons p join accounts_accounts a on a.id = p.account_id where a.email = $1", childsMail));
    }

    // The way on has the focus by itself once the answer is judged.
    private static async Task Answer(IPage page, Func<Task> give, string wayOn)
    {
        await give();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(":focus")).ToContainTextAsync(wayOn);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task FetchRewards(IPage page)
    {
        await page.GotoAsync("/r/kids/challenges");
        await page.Locator("article.challenge", new() { HasText = "One lesson today" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Yours").First).ToBeVisibleAsync();
        await page.GotoAsync("/r/kids/season");
        await page.Locator("#level-2").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("#level-2").GetByText("Yours")).ToBeVisibleAsync();
    }

    private async Task BuyAvatar(IPage page)
    {
        await page.GotoAsync("/r/kids/avatars/rocket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Buy and put on" }).ClickAsync();
        await page.WaitForURLAsync("**/r/kids/avatars");
        await Assertions.Expect(page.GetByText("I am this one")).ToBeVisibleAsync();
        // 50 for the mission, 25 for the challenge, 7 for the season, 40 spent.
        Assert.Equal(42, await World.Scalar<long>("select balance from economy_wallets w join accounts_accounts a on a.id = w.account_id where a.email = $1 and currency = 'coins'", childsMail));
    }

    private async Task ReadReport(IPage page)
    {
        World.Clock.Advance(TimeSpan.FromDays(7));
        await World.Services.GetRequiredService<JobRunner>().RunDue(CancellationToken.None);
        var body = await World.Scalar<string>("select body_text from platform_mails where recipient = $1 and kind = 'weekly_report'", parentsMail);
        Assert.Contains($"{FirstName} played on one day this week", body);
        await page.GotoAsync("/r/kids/family");
        await page.GetByRole(AriaRole.Link, new() { Name = FirstName }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Week", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("XP").First).ToBeVisibleAsync();
    }

    private async Task Download(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download everything" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains(childsMail, file);
        Assert.Contains("Climber", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$2", file);
    }

    private async Task Delete(IPage page)
    {
        var account = await World.Scalar<Guid>("select id from accounts_accounts where email = $1", childsMail);
        var shown = await World.Scalar<string>("select display_name from accounts_accounts where id = $1", account);
        string[] traces = [account.ToString(), childsMail, FirstName, shown!];
        await page.GetByLabel("Type the first name to confirm").FillAsync(FirstName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for ever" }).ClickAsync();
        await page.WaitForURLAsync("**/r/kids/family");
        await Assertions.Expect(page.GetByText("No children yet")).ToBeVisibleAsync();
        // The parent is gone long before the month is over, and their session with it: an open page would ask for news in vain.
        await page.GotoAsync("about:blank");
        World.Clock.Advance(TimeSpan.FromDays(31));
        await World.Services.GetRequiredService<JobRunner>().RunDue(CancellationToken.None);
        var left = await Dump.Of(World);
        Assert.All(traces, trace => Assert.DoesNotContain(trace, left, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string> Mailed(string recipient, string kind)
    {
        var link = await World.Scalar<string>("select link from platform_mails where recipient = $1 and kind = $2", recipient, kind);
        return new Uri(link!).AbsolutePath;
    }
}
