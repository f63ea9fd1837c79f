using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

public sealed class ConsentTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Links = "/api/realms/kids/consent-links";

    [Fact]
    [Row("AE-005"), Row("AE-018")]
    public async Task A_confirmed_child_waits_until_its_parent_consents_and_plays_from_then_on()
    {
        var child = await Kid.SignUp(world);
        await child.Confirm();
        var refused = (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        Assert.Equal("waiting", refused.Code);
        Assert.Contains("waiting for your parent", refused.Text);

        var parent = await child.ComesByLink();
        var answer = (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.True(answer.Body.GetProperty("consent_given").GetBoolean());
        Assert.Equal(world.Clock.GetUtcNow(), answer.Body.GetProperty("consent_given_at").GetDateTimeOffset(), TimeSpan.FromMinutes(1));
        Assert.Equal("active", answer.Of("status"));
        var (http, _) = await child.Person.SignIn();
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.OK);
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("requested given", await child.Recorded());
    }

    [Fact]
    [Row("AE-005")]
    public async Task A_child_whose_parent_consents_first_waits_for_its_own_address_alone()
    {
        var (child, browser) = await Kid.ByPage(world);
        var parent = await child.ComesByLink();
        Assert.Equal("waiting_for_confirmation", (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK).Of("state"));
        Assert.Contains("e-mail address", (await browser.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Forbidden).Text);
        await child.Confirm();
        Assert.Equal("active", await child.Status());
        (await browser.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.OK);
        Assert.Contains("You can play!", await (await browser.Page("/r/kids/waiting")).Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-018"), Row("AE-023"), Row("AE-032")]
    public async Task Nobody_else_can_consent()
    {
        var child = await Kid.SignUp(world);
        var (_, otherParent) = await Kid.Active(world);
        (await otherParent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.NotFound);
        (await (await world.People.New("kids", "parent")).Http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.NotFound);
        (await (await world.People.NewTeacher()).Http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.Forbidden);
        (await (await world.People.NewAdmin()).Http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.NotFound);
        (await world.Anonymous().Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.Unauthorized);
        var (active, _) = await Kid.Active(world);
        (await (await active.Person.SignIn()).Http.Do(HttpMethod.Put, active.At("/consent"))).Is(HttpStatusCode.Forbidden);
        Assert.Equal("requested", await child.Recorded());
    }

    [Fact]
    [Row("AE-016")]
    public async Task An_unconfirmed_parent_cannot_consent_and_a_confirmed_one_can()
    {
        var parent = await Newcomer.SignUp(world);
        var child = await Kid.SignUp(world, parent: parent.Email);
        var (http, _) = await parent.SignIn();
        Assert.Equal("email_unconfirmed", (await http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.Forbidden).Code);
        (await world.Anonymous().Tell("/api/email-confirmations", new { token = await parent.MailedToken("confirm_email") })).Is(HttpStatusCode.OK);
        (await http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-016"), Row("AE-017")]
    public async Task The_mailed_link_lets_an_invited_adult_choose_a_password_once_and_proves_the_address()
    {
        var child = await Kid.SignUp(world);
        var token = await child.ConsentToken();
        Assert.Equal(["password"], (await world.Anonymous().Tell(Links, new { token, password = "short" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        var used = (await world.Anonymous().Tell(Links, new { token, password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        Assert.Equal(child.Id, used.Body.GetProperty("child").GetGuid());
        Assert.DoesNotContain("qst_", used.Text);
        (await world.Anonymous().Tell(Links, new { token, password = Newcomer.GoodPassword })).Is(HttpStatusCode.Gone);
        (await (await child.ParentSignsIn()).Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-017")]
    public async Task A_known_adult_signs_in_to_open_the_link_and_a_stranger_cannot()
    {
        var (_, mum) = await Kid.Active(world);
        var email = (await mum.Ask("/api/account")).Of("email");
        var second = await Kid.SignUp(world, parent: email);
        var token = await second.ConsentToken();
        (await world.Anonymous().Tell(Links, new { token, password = Newcomer.GoodPassword })).Is(HttpStatusCode.Unauthorized);
        (await (await world.People.New("kids", "parent")).Http.Tell(Links, new { token })).Is(HttpStatusCode.NotFound);
        (await mum.Tell(Links, new { token })).Is(HttpStatusCode.OK);
        (await mum.Tell(Links, new { token })).Is(HttpStatusCode.Gone);
        Assert.Equal(2, (await mum.Ask("/api/realms/kids/family/children")).Is(HttpStatusCode.OK).Body.GetArrayLength());
    }

    [Fact]
    [Row("AE-017")]
    public async Task A_link_dies_after_fourteen_days_or_when_a_newer_mail_takes_its_place()
    {
        var (child, browser) = await Kid.ByPage(world);
        var first = await child.ConsentToken();
        (await browser.Tell("/api/realms/kids/consent-reminders")).Is(HttpStatusCode.NoContent);
        (await world.Anonymous().Tell(Links, new { token = first, password = Newcomer.GoodPassword })).Is(HttpStatusCode.Gone);
        world.Clock.Advance(TimeSpan.FromDays(14));
        (await world.Anonymous().Tell(Links, new { token = await child.ConsentToken(), password = Newcomer.GoodPassword })).Is(HttpStatusCode.Gone);
        (await world.Anonymous().Tell(Links, new { token = "qst_con_forged", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("AE-017")]
    public async Task A_second_reminder_on_the_same_day_is_throttled()
    {
        var (child, browser) = await Kid.ByPage(world);
        const string remind = "/api/realms/kids/consent-reminders";
        var both = await Task.WhenAll(browser.Tell(remind), browser.Tell(remind));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.TooManyRequests], both.Select(answer => answer.Status).Order());
        world.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True((await browser.Tell(remind)).Is(HttpStatusCode.TooManyRequests).Response.Headers.RetryAfter is not null);
        world.Clock.Advance(TimeSpan.FromHours(2));
        (await browser.Tell(remind)).Is(HttpStatusCode.NoContent);
        Assert.Equal("requested reminded reminded", await child.Recorded());
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1", child.ParentEmail));
        var (active, _) = await Kid.Active(world);
        (await (await active.Person.SignIn()).Http.Tell(remind)).Is(HttpStatusCode.Conflict);
    }

    [Fact]
    [Row("AE-020")]
    public async Task Consent_taken_back_puts_the_child_out_at_once_and_a_new_one_brings_everything_back()
    {
        var (child, parent) = await Kid.Active(world);
        var (http, refresh) = await child.Person.SignIn();
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.OK);
        await world.Execute("update accounts_accounts set bio = 'kept' where id = $1", child.Id);

        Assert.Equal("consent_withdrawn", (await parent.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK).Of("state"));
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        Assert.Equal("suspended", await child.Status());
        Assert.False(await world.Scalar<bool>("select consent_given_at is not null from accounts_children where account_id = $1", child.Id));
        (await parent.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK);

        Assert.Equal("active", (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK).Of("state"));
        (await child.Person.SignIn()).Http.Dispose();
        Assert.Equal("kept", await world.Scalar<string>("select bio from accounts_accounts where id = $1", child.Id));
        Assert.Equal("requested given withdrawn given", await child.Recorded());
    }

    [Fact]
    [Row("AE-018"), Row("AE-020")]
    public async Task A_yes_and_a_no_at_once_leave_one_answer()
    {
        var child = await Kid.SignUp(world);
        await child.Confirm();
        var parent = await child.ComesByLink();
        var answers = await Task.WhenAll(parent.Do(HttpMethod.Put, child.At("/consent")), parent.Tell(child.At("/refusal")));
        var exists = await world.Scalar<bool>("select exists (select from accounts_accounts where id = $1)", child.Id);
        Assert.Equal(exists ? [HttpStatusCode.OK, HttpStatusCode.Conflict] : [HttpStatusCode.NotFound, HttpStatusCode.NoContent], answers.Select(answer => answer.Status));
    }

    [Fact]
    [Row("AE-018"), Row("AE-073")]
    public async Task The_parent_reads_the_history_and_nobody_else_does()
    {
        var (child, parent) = await Kid.Active(world);
        await parent.Do(HttpMethod.Delete, child.At("/consent"));
        var lines = (await parent.Ask(child.At("/consent-history"))).Is(HttpStatusCode.OK).Body.EnumerateArray().ToList();
        Assert.Equal(["requested", "given", "withdrawn"], lines.Select(line => line.GetProperty("what").GetString()));
        Assert.True(lines[1].GetProperty("by_me").GetBoolean());
        var (_, other) = await Kid.Active(world);
        (await other.Ask(child.At("/consent-history"))).Is(HttpStatusCode.NotFound);
    }
}
