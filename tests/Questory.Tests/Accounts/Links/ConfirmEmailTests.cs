using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Links;

public sealed class ConfirmEmailTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-004"), Row("AE-016"), Row("EP-002")]
    public async Task A_mailed_token_proves_the_address_once()
    {
        var ada = await Newcomer.SignUp(world);
        var token = await ada.MailedToken("confirm_email");
        (await Confirm(token)).Is(HttpStatusCode.OK);
        var (http, _) = await ada.SignIn();
        Assert.True((await http.Ask("/api/account")).Body.GetProperty("email_verified").GetBoolean());
        (await Confirm(token)).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("AE-004"), Row("EP-002")]
    public async Task After_a_second_mail_the_first_token_is_refused()
    {
        var ada = await Newcomer.SignUp(world);
        var first = await ada.MailedToken("confirm_email");
        (await world.Anonymous().Tell("/api/email-confirmations/requests", new { email = ada.Email })).Is(HttpStatusCode.NoContent);
        (await Confirm(first)).Is(HttpStatusCode.Gone);
        (await Confirm(await ada.MailedToken("confirm_email"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-004"), Row("EP-002")]
    public async Task A_token_of_twenty_five_hours_is_refused()
    {
        var ada = await Newcomer.SignUp(world);
        world.Clock.Advance(TimeSpan.FromHours(25));
        (await Confirm(await ada.MailedToken("confirm_email"))).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("AE-004")]
    public async Task Asking_for_a_mail_never_tells_whether_an_address_is_known()
    {
        var ada = await Newcomer.SignUp(world);
        var known = await world.Anonymous().Tell("/api/email-confirmations/requests", new { email = ada.Email });
        var unknown = await world.Anonymous().Tell("/api/email-confirmations/requests", new { email = Newcomer.FreshEmail() });
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
    }

    [Fact]
    [Row("AE-004")]
    public async Task No_token_lies_readable_in_the_links()
    {
        var token = await (await Newcomer.SignUp(world)).MailedToken("confirm_email");
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_links where token_hash = sha256($1)", System.Text.Encoding.ASCII.GetBytes(token)));
    }

    [Fact]
    [Row("AE-004")]
    public async Task Confirming_clears_the_token_and_its_expiry()
    {
        var ada = await Newcomer.SignUp(world);
        var token = await ada.MailedToken("confirm_email");
        (await Confirm(token)).Is(HttpStatusCode.OK);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_links where token_hash = sha256($1) or email = $2", System.Text.Encoding.ASCII.GetBytes(token), ada.Email));
        (await Confirm(token)).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("NT-003"), Row("EP-009")]
    public async Task A_new_address_takes_effect_when_its_own_link_is_used()
    {
        var ada = await Newcomer.SignUp(world);
        var (http, _) = await ada.SignIn();
        var wanted = Newcomer.FreshEmail();
        Assert.Contains("password", (await http.Do(HttpMethod.Put, "/api/account/email", new { email = wanted, password = "wrong password" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await http.Do(HttpMethod.Put, "/api/account/email", new { email = wanted, password = ada.Password })).Is(HttpStatusCode.NoContent);
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
        (await Confirm(await Newcomer.MailedToken(world, wanted, "change_email"))).Is(HttpStatusCode.OK);
        (await ada.TrySignIn()).Is(HttpStatusCode.Unauthorized);
        (await (ada with { Email = wanted }).TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("NT-003")]
    public async Task An_address_that_is_taken_is_a_conflict_now_and_at_the_link()
    {
        var (ada, bob) = (await Newcomer.SignUp(world), await Newcomer.SignUp(world));
        var (http, _) = await ada.SignIn();
        (await http.Do(HttpMethod.Put, "/api/account/email", new { email = bob.Email, password = ada.Password })).Is(HttpStatusCode.Conflict);
        var wanted = Newcomer.FreshEmail();
        (await http.Do(HttpMethod.Put, "/api/account/email", new { email = wanted, password = ada.Password })).Is(HttpStatusCode.NoContent);
        (await world.Anonymous().Tell("/api/accounts", new { email = wanted, display_name = "Eve", password = "some other words" })).Is(HttpStatusCode.Created);
        (await Confirm(await Newcomer.MailedToken(world, wanted, "change_email"))).Is(HttpStatusCode.Conflict);
    }

    private Task<Answer> Confirm(string token) => world.Anonymous().Tell("/api/email-confirmations", new { token });
}
