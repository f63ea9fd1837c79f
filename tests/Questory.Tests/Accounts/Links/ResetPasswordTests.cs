using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Links;

public sealed class ResetPasswordTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string New = "entirely new words";

    [Fact]
    [Row("AE-009"), Row("NT-003"), Row("EP-003")]
    public async Task A_reset_changes_the_password_ends_all_sessions_and_works_once()
    {
        var ada = await Newcomer.SignUp(world);
        var (http, refresh) = await ada.SignIn();
        await AskFor(ada.Email);
        var token = await ada.MailedToken("reset_password");
        (await Reset(token)).Is(HttpStatusCode.NoContent);
        (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        (await ada.TrySignIn()).Is(HttpStatusCode.Unauthorized);
        (await ada.TrySignIn(New)).Is(HttpStatusCode.OK);
        (await Reset(token)).Is(HttpStatusCode.Gone);
    }

    [Fact]
    [Row("AE-009")]
    public async Task A_reset_clears_the_lock()
    {
        var ada = await Newcomer.SignUp(world);
        for (var i = 0; i < 6; i++)
            await ada.TrySignIn("wrong password");
        await AskFor(ada.Email);
        (await Reset(await ada.MailedToken("reset_password"))).Is(HttpStatusCode.NoContent);
        (await ada.TrySignIn(New)).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-009"), Row("NT-003"), Row("EP-003")]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_one_mail_is_sent()
    {
        var ada = await Newcomer.SignUp(world);
        var stranger = Newcomer.FreshEmail();
        var known = await AskFor(ada.Email.ToUpperInvariant());
        var unknown = await AskFor(stranger);
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'reset_password'", ada.Email));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1", stranger));
    }

    [Fact]
    [Row("NT-003")]
    public async Task A_link_of_sixty_one_minutes_is_gone()
    {
        var ada = await Newcomer.SignUp(world);
        await AskFor(ada.Email);
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Reset(await ada.MailedToken("reset_password"))).Is(HttpStatusCode.Gone);
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bad_new_password_leaves_the_link_alive_and_a_confirmation_token_resets_nothing()
    {
        var ada = await Newcomer.SignUp(world);
        await AskFor(ada.Email);
        var token = await ada.MailedToken("reset_password");
        Assert.Contains("password", (await Reset(token, "short")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await Reset(await ada.MailedToken("confirm_email"))).Is(HttpStatusCode.Gone);
        (await Reset("rubbish")).Is(HttpStatusCode.Gone);
        (await Reset(token)).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_two_resets_at_once_one_works()
    {
        var ada = await Newcomer.SignUp(world);
        await AskFor(ada.Email);
        var token = await ada.MailedToken("reset_password");
        var answers = await Task.WhenAll(Reset(token, "first new words"), Reset(token, "second new words"));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Gone], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task Mails_to_one_address_are_limited()
    {
        var ada = await Newcomer.SignUp(world);
        for (var i = 0; i < 5; i++)
            (await AskFor(ada.Email)).Is(HttpStatusCode.NoContent);
        Assert.NotNull((await AskFor(ada.Email)).Is(HttpStatusCode.TooManyRequests).Response.Headers.RetryAfter);
    }

    private Task<Answer> AskFor(string email) => world.Anonymous().Tell("/api/password-resets/requests", new { email });

    private Task<Answer> Reset(string token, string password = New) => world.Anonymous().Tell("/api/password-resets", new { token, password });
}
