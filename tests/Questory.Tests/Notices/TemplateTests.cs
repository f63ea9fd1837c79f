using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

/// <summary>A realm's own words for its mail.</summary>
public sealed class TemplateTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly object Own = new { subject = "Come to {{realm}}!", body = "{{inviter}} waits for you.\n\nBring a friend <b>too</b>." };

    [Fact]
    public async Task A_realm_words_its_mail_itself_and_goes_back_again()
    {
        var (admin, other) = (await world.People.NewAdmin("campus"), await world.People.NewAdmin("academy"));
        var path = admin.At("/mail-templates/invitation");
        Assert.Equal("You are invited to {{realm}}", (await admin.Http.Ask(path)).Is(HttpStatusCode.OK).Of("subject"));
        (await admin.Http.Do(HttpMethod.Put, path, Own)).Is(HttpStatusCode.OK);
        var mail = await Invited(admin);
        Assert.StartsWith("Come to ", mail.Subject);
        Assert.Contains("waits for you.", mail.Text);
        Assert.Contains("/invitation/", mail.Text); // the link cannot be forgotten
        Assert.Contains("Bring a friend &lt;b&gt;too&lt;/b&gt;.", mail.Html);
        Assert.StartsWith("You are invited", (await Invited(other)).Subject);
        (await admin.Http.Do(HttpMethod.Delete, path)).Is(HttpStatusCode.NoContent);
        (await admin.Http.Do(HttpMethod.Delete, path)).Is(HttpStatusCode.NotFound);
        Assert.StartsWith("You are invited", (await Invited(admin)).Subject);
    }

    [Fact]
    public async Task The_installations_words_hold_where_a_realm_has_none()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (op, admin, other) = (await own.People.NewOperator(), await own.People.NewAdmin(), await own.People.NewAdmin("other"));
        (await op.Http.Do(HttpMethod.Put, "/api/mail-templates/invitation", new { subject = "From all of us", body = "Hello" })).Is(HttpStatusCode.OK);
        (await admin.Http.Do(HttpMethod.Put, admin.At("/mail-templates/invitation"), Own)).Is(HttpStatusCode.OK);
        foreach (var (who, expected) in new[] { (admin, "Come to"), (other, "From all of us") })
        {
            var guest = $"{Guid.NewGuid():N}@test.example";
            (await who.Http.Tell(who.At("/invitations"), new { email = guest })).Is(HttpStatusCode.Created);
            Assert.StartsWith(expected, await own.Scalar<string>("select subject from platform_mails where recipient = $1", guest));
        }
        (await admin.Http.Do(HttpMethod.Put, "/api/mail-templates/invitation", Own)).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Unknown_names_are_refused_by_field_and_a_preview_shows_samples_and_saves_nothing()
    {
        var admin = await world.People.NewAdmin();
        var path = admin.At("/mail-templates/invitation");
        var wrong = new { subject = "Hello {{first_name}}", body = "{{inviter}} and {{password}}", button = "{{nobody}}" };
        Assert.Equal(["body", "button", "subject"], (await admin.Http.Do(HttpMethod.Put, path, wrong)).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());
        Assert.Equal(["body", "button", "subject"], (await admin.Http.Tell(path + "/preview", wrong)).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());
        Assert.Equal(["subject"], (await admin.Http.Do(HttpMethod.Put, path, new { subject = "two\nlines", body = "x" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["body", "subject"], (await admin.Http.Do(HttpMethod.Put, path, new { })).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());
        var preview = (await admin.Http.Tell(path + "/preview", Own)).Is(HttpStatusCode.OK);
        Assert.Equal("Come to The kids realm!", preview.Of("subject"));
        Assert.Contains("Grace waits for you.", preview.Of("html"));
        Assert.False((await admin.Http.Ask(path)).Body.GetProperty("own").GetBoolean());
        (await admin.Http.Do(HttpMethod.Put, admin.At("/mail-templates/no_such_kind"), Own)).Is(HttpStatusCode.NotFound);
        (await admin.Http.Do(HttpMethod.Put, path + "?language=tlh", Own)).Is(HttpStatusCode.NotFound);
        (await (await world.People.NewTeacher()).Http.Do(HttpMethod.Put, path, Own)).Is(HttpStatusCode.Forbidden);
    }

    private async Task<(string Subject, string Text, string Html)> Invited(TestPerson admin)
    {
        var guest = $"{Guid.NewGuid():N}@test.example";
        (await admin.Http.Tell(admin.At("/invitations"), new { email = guest })).Is(HttpStatusCode.Created);
        async Task<string> Column(string name) => (await world.Scalar<string>($"select {name} from platform_mails where recipient = $1", guest))!;
        return (await Column("subject"), await Column("body_text"), await Column("body_html"));
    }
}
