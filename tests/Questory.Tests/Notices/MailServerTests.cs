using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Tests.Accounts;
using Questory.Tests.Platform.Mail;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

public sealed class MailServerTests : IAsyncLifetime
{
    private readonly TestWorld world = new();
    private readonly SmtpPeer peer = new() { Auth = "AUTH PLAIN" };

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task Mail_waits_until_an_operator_has_chosen_a_server_then_it_goes()
    {
        var op = await world.People.NewOperator();
        var ada = await Newcomer.SignUp(world);
        Assert.Equal("none", (await op.Http.Ask("/api/mail-server")).Is(HttpStatusCode.OK).Of("source"));
        Assert.Equal("no_mail_server", (await op.Http.Tell("/api/mail-server/test", new { to = "me@test.example" })).Is(HttpStatusCode.Conflict).Code);
        (await op.Http.Do(HttpMethod.Put, "/api/mail-server", Server("wrong"))).Is(HttpStatusCode.NoContent);
        var refused = (await op.Http.Tell("/api/mail-server/test", new { to = "me@test.example" })).Is(HttpStatusCode.Conflict);
        Assert.Contains("535", refused.Of("detail"));
        Assert.Empty(peer.Mails);

        (await op.Http.Do(HttpMethod.Put, "/api/mail-server", Server("s3cret/ü"))).Is(HttpStatusCode.NoContent);
        (await op.Http.Tell("/api/mail-server/test", new { to = "me@test.example" })).Is(HttpStatusCode.OK);
        Assert.Equal("A test mail from Questory", Assert.Single(peer.Mails, mail => mail.To == "me@test.example").Header("Subject"));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 200 && peer.Mails.All(mail => mail.To != ada.Email); i++)
        {
            await world.Services.GetRequiredService<Questory.Platform.Mail.MailDelivery>().SendDue(CancellationToken.None);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Equal("The School <school@questory.example>", Assert.Single(peer.Mails, mail => mail.To == ada.Email).Header("From"));
    }

    [Fact]
    public async Task The_password_is_kept_sealed_shown_to_nobody_and_stays_when_it_is_not_sent()
    {
        var op = await world.People.NewOperator();
        (await op.Http.Do(HttpMethod.Put, "/api/mail-server", Server("s3cret/ü"))).Is(HttpStatusCode.NoContent);
        (await op.Http.Do(HttpMethod.Put, "/api/mail-server", Server(null))).Is(HttpStatusCode.NoContent);
        var shown = (await op.Http.Ask("/api/mail-server")).Is(HttpStatusCode.OK);
        Assert.True(shown.Body.GetProperty("has_password").GetBoolean());
        foreach (var text in new[] { shown.Text, (await op.Http.Ask("/installation/mail-server")).Text, await world.Scalar<string>("select string_agg(details::text, '') from platform_audit") ?? "" })
            Assert.DoesNotContain("s3cret", text);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mail_server where position('s3cret'::bytea in password_sealed) > 0"));
        (await op.Http.Tell("/api/mail-server/test", new { to = "me@test.example" })).Is(HttpStatusCode.OK);
        (await op.Http.Do(HttpMethod.Delete, "/api/mail-server")).Is(HttpStatusCode.NoContent);
        Assert.Equal("none", (await op.Http.Ask("/api/mail-server")).Of("source"));
    }

    [Fact]
    public async Task Wrong_values_are_refused_by_field_and_others_than_operators_altogether()
    {
        var op = await world.People.NewOperator();
        Assert.Equal(["from_address", "host", "port"], (await op.Http.Do(HttpMethod.Put, "/api/mail-server", new { })).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());
        foreach (var (field, server) in new (string, object)[]
        {
            ("host", new { host = "not a host", port = 25, from_address = "a@x.example" }),
            ("port", new { host = "mail.x.example", port = 70000, from_address = "a@x.example" }),
            ("from_address", new { host = "mail.x.example", port = 25, from_address = "a@x.example>\r\nRCPT TO:<b@x.example" }),
            ("security", new { host = "mail.x.example", port = 25, from_address = "a@x.example", security = "maybe" }),
            ("fingerprint", new { host = "mail.x.example", port = 25, from_address = "a@x.example", fingerprint = "12" }),
        })
            Assert.Equal([field], (await op.Http.Do(HttpMethod.Put, "/api/mail-server", server)).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await (await world.People.NewAdmin()).Http.Do(HttpMethod.Put, "/api/mail-server", Server("x"))).Is(HttpStatusCode.Forbidden);
        Assert.Equal(["to"], (await op.Http.Tell("/api/mail-server/test", new { to = "x\r\nBcc: y@x.example" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    private object Server(string? password) => new
    {
        host = "localhost", port = peer.Port, security = "when_offered", user = "ada", password, from_address = "school@questory.example", from_name = "The School",
    };
}
