using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.FirstAdmin;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Pages;

public sealed class GatePagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-007")]
    public async Task Signing_in_sets_a_cookie_that_scripts_cannot_read_and_leads_on()
    {
        var ada = await Newcomer.SignUp(world);
        var answer = await world.Anonymous().Post("/sign-in?next=%2Faccount%2Fsecurity", "sign-in", ("Email", ada.Email), ("Password", ada.Password));
        Assert.Equal("/account/security", answer.Goes());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("secure", cookie);
        using var browser = world.With(Browser.Cookie(answer));
        Assert.Contains(ada.Email, await (await browser.Page("/account/security")).Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-002")]
    public async Task From_the_sign_in_page_of_a_realm_for_children_a_newcomer_comes_to_its_own_door_and_a_child_to_the_child_s()
    {
        var there = (await world.Anonymous().Page("/r/kids/courses")).Goes();
        Assert.Equal("/r/kids/sign-in?next=%2Fr%2Fkids%2Fcourses", there);
        Assert.Contains("data-theme=\"kids\"", await Text(there!));
        Assert.Contains("href=\"/r/kids/sign-up?next=%2Fr%2Fkids%2Fcourses\"", await Text(there!));
        var door = await Text("/r/kids/sign-up?next=%2Fr%2Fkids%2Fcourses");
        Assert.Contains("href=\"/r/kids/sign-up/child\"", door);
        Assert.Contains("href=\"/r/kids/sign-up?as=adult&amp;next=%2Fr%2Fkids%2Fcourses\"", door);
        foreach (var (next, link) in new[] { ("%2Faccount", "/sign-up?next=%2Faccount"), ("%2F%2Fevil.example%2Fr%2Fkids", "/sign-up?"), ("%2Fr%2F", "/sign-up?") })
            Assert.Contains($"href=\"{link}", await Text($"/sign-in?next={next}"));
    }

    [Fact]
    [Row("AE-007")]
    public async Task Who_belongs_to_one_realm_alone_comes_straight_into_it_and_still_finds_the_others()
    {
        var ada = await Newcomer.SignUp(world);
        using var browser = world.With(await Browser.SignIn(world, ada));
        Assert.Equal(HttpStatusCode.OK, (await browser.Page("/")).StatusCode);
        await browser.Post("/r/kids/join", "join", ("GrownUp", "true"));
        Assert.Equal("/r/kids", (await browser.Page("/")).Goes());
        Assert.Equal(HttpStatusCode.OK, (await browser.Page("/?all=1")).StatusCode);
        var straight = await world.Anonymous().Post("/r/kids/sign-in", "sign-in", ("Email", ada.Email), ("Password", ada.Password));
        Assert.Equal("/r/kids", straight.Goes());
    }

    [Fact]
    public async Task The_style_guide_is_absent_where_the_program_does_not_run_for_development()
    {
        foreach (var http in new[] { world.Anonymous(), (await world.People.NewOperator()).Http })
            Assert.Equal(HttpStatusCode.NotFound, (await http.Page("/dev/styleguide")).StatusCode);
    }

    private async Task<string> Text(string page) => await (await world.Anonymous().Page(page)).Content.ReadAsStringAsync();

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-out")]
    [InlineData("/r/kids/sign-in?next=%2F")]
    public async Task Nobody_is_led_away_after_signing_in(string next)
    {
        var ada = await Newcomer.SignUp(world);
        var answer = await world.Anonymous().Post($"/sign-in?next={Uri.EscapeDataString(next)}", "sign-in", ("Email", ada.Email), ("Password", ada.Password));
        Assert.Equal("/", answer.Goes());
    }

    [Fact]
    public async Task A_wrong_password_shows_the_form_again_with_the_address_and_without_a_cookie()
    {
        var ada = await Newcomer.SignUp(world);
        var answer = await world.Anonymous().Post("/sign-in", "sign-in", ("Email", ada.Email), ("Password", "wrong password"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("do not belong together", page);
        Assert.Contains(ada.Email, page);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_the_cookie()
    {
        var cookie = await Browser.SignIn(world, await Newcomer.SignUp(world));
        using var browser = world.With(cookie);
        var answer = await browser.Post("/sign-out", "sign-out");
        Assert.Equal("/", answer.Goes());
        Assert.Contains("questory=;", answer.Headers.GetValues("Set-Cookie").Single());
        Assert.Equal("/sign-in?next=%2Faccount", (await browser.Page("/account")).Goes());
    }

    [Fact]
    public async Task One_signs_up_below_a_realm_s_address_and_is_in_it()
    {
        var page = await (await world.Anonymous().Page("/r/kids/sign-up")).Content.ReadAsStringAsync();
        Assert.Contains("data-theme=\"kids\"", page);
        var answer = await world.Anonymous().Post("/r/kids/sign-up", "sign-up",
            ("Email", Newcomer.FreshEmail()), ("DisplayName", "Comet"), ("Password", Newcomer.GoodPassword), ("TimeZone", "Europe/Berlin"));
        Assert.Equal("/r/kids", answer.Goes());
        using var browser = world.With(Browser.Cookie(answer));
        Assert.Equal("Europe/Berlin", (await browser.Ask("/api/account")).Of("time_zone"));
        Assert.Contains("href=\"/r/kids\"", await (await browser.Page("/?all=1")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_sign_up_that_breaks_rules_names_the_field()
    {
        var answer = await world.Anonymous().Post("/sign-up", "sign-up", ("Email", "ann@"), ("DisplayName", "Ann"), ("Password", Newcomer.GoodPassword));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"Email-error\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-004"), Row("AE-009")]
    public async Task The_mailed_links_lead_to_pages_that_use_them_up_by_a_button_alone()
    {
        var ada = await Newcomer.SignUp(world);
        var confirm = "/confirm/" + await ada.MailedToken("confirm_email");
        Assert.Equal(HttpStatusCode.OK, (await world.Anonymous().Page(confirm)).StatusCode);
        Assert.Equal("/confirm?done=1", (await world.Anonymous().Post(confirm, "confirm")).Goes());
        Assert.Equal(HttpStatusCode.Gone, (await world.Anonymous().Post(confirm, "confirm")).StatusCode);

        Assert.Equal("/forgot-password?sent=1", (await world.Anonymous().Post("/forgot-password", "forgot", ("Email", ada.Email))).Goes());
        var reset = "/reset-password/" + await ada.MailedToken("reset_password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Anonymous().Post(reset, "reset", ("Password", "short"))).StatusCode);
        Assert.Equal("/sign-in?changed=1", (await world.Anonymous().Post(reset, "reset", ("Password", "entirely new words"))).Goes());
        (await ada.TrySignIn("entirely new words")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_admin_comes_in_by_a_printed_link_that_works_once()
    {
        await using var fresh = new TestWorld();
        await fresh.InitializeAsync();
        var links = fresh.Services.GetRequiredService<FirstAdminLink>();
        var (path, second) = (await links.Make(CancellationToken.None), await links.Make(CancellationToken.None));
        Assert.Contains("This place is yours", await (await fresh.Anonymous().Page(path!)).Content.ReadAsStringAsync());
        Assert.Contains("does not work", await (await fresh.Anonymous().Page("/first-admin/rubbish")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Begin(path!, "root@")).StatusCode);

        var answers = await Task.WhenAll(Begin(path!, "root@test.example"), Begin(second!, "rival@test.example"));
        var winner = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal("/installation", winner.Goes());
        // Gone, or a form that is no longer there.
        Assert.Contains(answers.Single(answer => answer != winner).StatusCode, new[] { HttpStatusCode.Gone, HttpStatusCode.BadRequest });
        Assert.Equal(1L, await fresh.Scalar<long>("select count(*) from accounts_accounts"));
        using var browser = fresh.With(Browser.Cookie(winner));
        Assert.Equal(HttpStatusCode.OK, (await browser.Page("/installation")).StatusCode);
        Assert.Null(await links.Make(CancellationToken.None));

        Task<HttpResponseMessage> Begin(string link, string email) =>
            fresh.Anonymous().Post(link, "first-admin", ("Email", email), ("DisplayName", "Root"), ("Password", Newcomer.GoodPassword));
    }

    [Fact]
    public async Task A_first_admin_link_of_a_day_is_dead()
    {
        await using var fresh = new TestWorld();
        await fresh.InitializeAsync();
        var path = await fresh.Services.GetRequiredService<FirstAdminLink>().Make(CancellationToken.None);
        fresh.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Gone, (await fresh.Anonymous().Page(path!)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await fresh.Anonymous().Post(path!, "first-admin", ("Email", "root@test.example"), ("DisplayName", "Root"), ("Password", Newcomer.GoodPassword))).StatusCode);
        Assert.Equal(0L, await fresh.Scalar<long>("select count(*) from accounts_accounts"));
    }
}
