using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Pages;

public sealed class AccountPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-011")]
    public async Task Preferences_are_kept_and_a_bad_name_is_marked()
    {
        var ada = await Newcomer.SignUp(world);
        using var browser = world.With(await Browser.SignIn(world, ada));
        var saved = await browser.Post("/account", "preferences",
            ("DisplayName", "Comet Fox"), ("ThemePreference", "dark"), ("Notifications", "true"), ("Language", "en"), ("TimeZone", "Asia/Tokyo"));
        Assert.Equal("/account?saved=1", saved.Goes());
        var me = (await browser.Ask("/api/account")).Body;
        Assert.Equal(("Comet Fox", "dark", false, true, "Asia/Tokyo"), (me.GetProperty("display_name").GetString(), me.GetProperty("theme_preference").GetString(),
            me.GetProperty("sound_enabled").GetBoolean(), me.GetProperty("notifications_enabled").GetBoolean(), me.GetProperty("time_zone").GetString()));
        Assert.Contains("data-mode=\"dark\"", await (await browser.Page("/account")).Content.ReadAsStringAsync());

        var bad = await browser.Post("/account", "preferences", ("DisplayName", "me@x.org"), ("ThemePreference", "dark"), ("Language", "en"), ("TimeZone", "Asia/Tokyo"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("id=\"DisplayName-error\"", await bad.Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-010"), Row("EP-006")]
    public async Task Other_devices_are_listed_and_signed_out_from_the_security_page()
    {
        var ada = await Newcomer.SignUp(world);
        using var here = world.With(await Browser.SignIn(world, ada));
        using var there = world.With(await Browser.SignIn(world, ada));
        var page = await (await here.Page("/account/security")).Content.ReadAsStringAsync();
        Assert.Contains("this one", page);
        var form = page[(page.IndexOf("value=\"end-", StringComparison.Ordinal) + 7)..].Split('"')[0];
        Assert.Equal("/account/security?saved=sessions", (await here.Post("/account/security", form)).Goes());
        (await there.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await here.Ask("/api/account")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_password_changes_on_the_security_page()
    {
        var ada = await Newcomer.SignUp(world);
        using var browser = world.With(await Browser.SignIn(world, ada));
        var wrong = await browser.Post("/account/security", "password", ("CurrentPassword", "wrong password"), ("NewPassword", "brand new words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"CurrentPassword-error\"", await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post("/account/security", "password", ("CurrentPassword", ada.Password), ("NewPassword", "brand new words"))).StatusCode);
        (await ada.TrySignIn("brand new words")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/account/profile")]
    [InlineData("/account/sign-ins")]
    public async Task The_other_pages_of_my_account_open(string path)
    {
        using var browser = world.With(await Browser.SignIn(world, await Newcomer.SignUp(world)));
        Assert.Equal(HttpStatusCode.OK, (await browser.Page(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await world.Anonymous().Page(path)).StatusCode);
    }

    [Fact]
    public async Task Who_comes_to_the_account_from_a_realm_stays_in_its_look()
    {
        var learner = await world.People.NewLearner();
        var account = await (await learner.Http.Page("/r/kids/account")).Content.ReadAsStringAsync();
        Assert.Contains("data-theme=\"kids\"", account);
        foreach (var path in new[] { "/r/kids/account/notices", "/r/kids/account/profile", "/r/kids/account/security", "/r/kids/account/sign-ins", "/r/kids/account/data" })
        {
            if (path.EndsWith("/sign-ins", StringComparison.Ordinal) is false)
                Assert.Contains($"href=\"{path}\"", account);
            var page = await (await learner.Http.Page(path)).Content.ReadAsStringAsync();
            Assert.Contains("data-theme=\"kids\"", page);
            Assert.Contains("href=\"/r/kids/home\"", page);
        }
        var saved = await learner.Http.Post("/r/kids/account/profile", "profile", ("FirstName", "Ada"));
        Assert.Equal("/r/kids/account/profile?saved=1", saved.Goes());
        Assert.Contains("data-theme=\"questory\"", await (await learner.Http.Page("/account")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_who_looks_after_children_is_asked_about_mail_on_children_and_nobody_s_choice_changes_unasked()
    {
        var learner = await world.People.NewLearner();
        Assert.DoesNotContain("What your children did", await (await learner.Http.Page("/r/kids/account/notices")).Content.ReadAsStringAsync());
        Assert.Equal("/r/kids/account/notices?saved=1", (await learner.Http.Post("/r/kids/account/notices", "wishes", ("Email", "true"))).Goes());
        Assert.True((await learner.Http.Ask("/api/account/notices")).Is(HttpStatusCode.OK).Body.GetProperty("weekly_reports").GetBoolean());

        var parent = await world.People.New("kids", "parent");
        Assert.Contains("What your children did", await (await parent.Http.Page("/r/kids/account/notices")).Content.ReadAsStringAsync());
        await parent.Http.Post("/r/kids/account/notices", "wishes", ("Email", "true"));
        Assert.False((await parent.Http.Ask("/api/account/notices")).Body.GetProperty("weekly_reports").GetBoolean());
    }
}
