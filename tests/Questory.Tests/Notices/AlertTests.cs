using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

/// <summary>Mail to parents about what a child earns, and how they stop it.</summary>
public sealed class AlertTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-030")]
    public async Task A_badge_of_a_child_mails_its_parent_exactly_once_and_tells_the_child_here()
    {
        var home = await Household.In(world);
        var stranger = await Household.In(world);
        await home.Earns("Seven days in a row");
        Assert.Equal(1, await home.MailsToParent("achievement_alert"));
        Assert.Equal(0, await stranger.MailsToParent("achievement_alert"));
        var body = await world.Scalar<string>("select subject || body_text from platform_mails where recipient = $1", home.Parent.Email);
        Assert.Contains(Household.FirstName, body);
        Assert.Contains("Seven days in a row", body);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1", home.Child.Email));
        var notice = (await home.Child.Http.Ask(home.Child.At("/notices?kind=achievement_earned"))).Is(HttpStatusCode.OK).Body.GetProperty("items")[0];
        Assert.Equal("You have earned “Seven days in a row”!", notice.GetProperty("title").GetString());
        Assert.Equal("/r/kids/achievements", notice.GetProperty("link").GetString());
        Assert.Empty((await home.Parent.Http.Ask(home.Parent.At("/notices?kind=achievement_earned"))).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    [Row("AE-030")]
    public async Task Delivering_an_activity_again_mails_nobody_twice()
    {
        var home = await Household.In(world);
        await home.Earns("Explorer");
        // The node died after its work and before forgetting the entry; another one does it again.
        await world.Execute("""
            insert into platform_outbox (account_id, id, realm_id, reaction, activity_at, activity_id, verb, object_kind, object_id, label, facts, due_at)
            select account_id, gen_random_uuid(), realm_id, 'notices', at, id, verb, object_kind, object_id, label, facts, now() from platform_activity
            where account_id = $1 and verb = 'earned'
            """, home.Child.Id.Value);
        await home.Earns("Another one");
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from notices_notices where account_id = $1 and title like '%Explorer%'", home.Child.Id.Value));
        Assert.Equal(2, await home.MailsToParent("achievement_alert"));
    }

    [Fact]
    [Row("AE-030")]
    public async Task Switches_stop_alerts_and_all_but_legal_and_security_mail()
    {
        var home = await Household.In(world);
        Assert.True((await Wishes(home)).GetProperty("achievement_alerts").GetBoolean());
        await Choose(home, new { achievement_alerts = false });
        await home.Earns("One");
        Assert.Equal(0, await home.MailsToParent("achievement_alert"));
        await home.Writes("notice");
        Assert.Equal(1, await home.MailsToParent("notice"));

        await Choose(home, new { achievement_alerts = true, email_notifications = false });
        Assert.True((await Wishes(home)).GetProperty("weekly_reports").GetBoolean());
        await home.Earns("Two");
        await home.Writes("notice");
        await home.Writes("group_request"); // asks for a parent's permission: legal
        await home.Writes("confirm_email");
        Assert.Equal((0, 1, 1, 1), (await home.MailsToParent("achievement_alert"), await home.MailsToParent("notice"), await home.MailsToParent("group_request"), await home.MailsToParent("confirm_email")));

        // A second child that names this parent asks for consent, whatever the parent has switched off.
        (await world.Anonymous().Tell("/api/realms/kids/children", new
        {
            first_name = "Ben", age = 8, email = Accounts.Newcomer.FreshEmail(), password = Accounts.Newcomer.GoodPassword, parent_email = home.Parent.Email,
        })).Is(HttpStatusCode.Created);
        Assert.Equal(1, await home.MailsToParent("consent_request"));

        await Choose(home, new { email_notifications = true });
        await home.Earns("Three");
        Assert.Equal(1, await home.MailsToParent("achievement_alert"));
    }

    [Fact]
    [Row("AE-030"), Row("AE-029")]
    public async Task The_link_in_a_mail_stops_its_kind_without_signing_in_and_tells_nothing()
    {
        var home = await Household.In(world);
        await home.Earns("One");
        var link = await world.Scalar<string>("select switch_off from platform_mails where recipient = $1", home.Parent.Email);
        var path = new Uri(link!).AbsolutePath;
        Assert.DoesNotContain(home.Parent.Id.ToString().Replace("-", ""), path);
        var anonymous = world.Anonymous();
        // Opening the page changes nothing: mail programs do so by themselves.
        var page = await anonymous.Ask(path["/api".Length..]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var secret in new[] { home.Parent.Email, home.Child.Email, Household.FirstName })
            Assert.DoesNotContain(secret, page.Text);
        await home.Earns("Two");
        Assert.Equal(2, await home.MailsToParent("achievement_alert"));
        // A mail program's own button, as RFC 8058 has it.
        using var oneClick = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        var answer = await anonymous.PostAsync(path, oneClick, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"category":"alert"}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await home.Earns("Three");
        Assert.Equal(2, await home.MailsToParent("achievement_alert"));
        var wishes = await Wishes(home);
        Assert.True(wishes.GetProperty("email_notifications").GetBoolean());
        Assert.False(wishes.GetProperty("achievement_alerts").GetBoolean());
        foreach (var wrong in new[] { path[..^4] + "AAAA", path[..^30], path + "A", "/api/mail/off/x" })
            (await anonymous.Tell(wrong)).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("AE-030")]
    public async Task Switches_are_ones_own_and_rubbish_changes_nothing()
    {
        var home = await Household.In(world);
        Assert.Equal(["in_app.no_such_kind"], (await home.Parent.Http.Do(HttpMethod.Patch, "/api/account/notices",
            new { weekly_reports = false, in_app = new Dictionary<string, bool> { ["no_such_kind"] = false } })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.True((await Wishes(home)).GetProperty("weekly_reports").GetBoolean());
        (await home.Parent.Http.Do(HttpMethod.Patch, "/api/account/notices", new { weekly_reports = "maybe" })).Is(HttpStatusCode.BadRequest);
        (await world.Anonymous().Do(HttpMethod.Patch, "/api/account/notices", new { weekly_reports = false })).Is(HttpStatusCode.Unauthorized);
    }

    private static async Task<System.Text.Json.JsonElement> Wishes(Household home) => (await home.Parent.Http.Ask("/api/account/notices")).Is(HttpStatusCode.OK).Body;

    private static async Task Choose(Household home, object wishes) =>
        (await home.Parent.Http.Do(HttpMethod.Patch, "/api/account/notices", wishes)).Is(HttpStatusCode.NoContent);
}
