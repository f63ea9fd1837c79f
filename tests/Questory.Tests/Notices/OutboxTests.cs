using System.Net;
using System.Text.Json;
using Questory.Tests.Accounts;
using Questory.Tests.Platform.Mail;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

public sealed class OutboxTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Admins_see_their_own_realms_mail_by_kind_and_state_and_never_a_secret_link()
    {
        var (admin, other) = (await world.People.NewAdmin(), await world.People.NewAdmin("other"));
        var email = Newcomer.FreshEmail();
        (await world.Anonymous().Tell("/api/realms/kids/accounts", new { email, display_name = "Ada", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Created);
        var secret = await Newcomer.MailedToken(world, email, "confirm_email");
        var mail = (await Mails(admin, "?kind=confirm_email&status=waiting")).Single(each => each.GetProperty("recipient").GetString() == email);
        Assert.Equal("security", mail.GetProperty("category").GetString());
        Assert.DoesNotContain(await Mails(other, ""), each => each.GetProperty("recipient").GetString() == email);
        Assert.Empty(await Mails(admin, "?kind=confirm_email&status=failed"));
        var path = $"/mails/{mail.GetProperty("id").GetGuid()}";
        var sheet = (await admin.Http.Ask(admin.At(path))).Is(HttpStatusCode.OK);
        Assert.True(sheet.Body.GetProperty("link_hidden").GetBoolean());
        Assert.DoesNotContain(secret, sheet.Text);
        Assert.DoesNotContain(secret, (await admin.Http.Ask($"/r/kids/manage{path}")).Is(HttpStatusCode.OK).Text);
        (await other.Http.Ask(other.At(path))).Is(HttpStatusCode.NotFound);
        (await (await world.People.NewTeacher()).Http.Ask(admin.At("/mails"))).Is(HttpStatusCode.Forbidden);
        Assert.Contains(secret, (await (await world.People.NewOperator()).Http.Ask("/api" + path)).Is(HttpStatusCode.OK).Text);
        Assert.Equal(["status"], (await admin.Http.Ask(admin.At("/mails?status=lost"))).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    [Row("AE-013")]
    public async Task Mail_to_or_about_a_child_is_for_those_alone_who_may_see_childrens_data()
    {
        var home = await Household.In(world);
        await home.Earns("One");
        var (admin, clerk) = (await world.People.NewAdmin(), await world.People.New("kids", "moderator"));
        (await admin.Http.Tell(admin.At("/invitations"), new { email = "guest@test.example" })).Is(HttpStatusCode.Created);
        await world.Execute("""
            update realms_roles set permissions = permissions || array['notices.see_mails'] where code = 'moderator' and realm_id = (select id from realms_realms where slug = 'kids')
            """);
        Assert.Contains(await Mails(admin, ""), mail => mail.GetProperty("recipient").GetString() == home.Parent.Email);
        var seen = await Mails(clerk, "");
        Assert.Contains(seen, mail => mail.GetProperty("recipient").GetString() == "guest@test.example");
        Assert.DoesNotContain(seen, mail => mail.GetProperty("recipient").GetString() == home.Parent.Email);
        var about = (await Mails(admin, "?kind=achievement_alert")).First(mail => mail.GetProperty("recipient").GetString() == home.Parent.Email).GetProperty("id").GetGuid();
        (await clerk.Http.Ask(clerk.At($"/mails/{about}"))).Is(HttpStatusCode.NotFound);
        (await clerk.Http.Tell(clerk.At($"/mails/{about}/resend"))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("AE-033")]
    public async Task A_mail_is_sent_again_and_failed_ones_all_at_once_each_noted()
    {
        await using var own = new MailingWorld();
        await own.InitializeAsync();
        var refuse = true;
        own.Peer.Answers = line => refuse && line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such person" : null;
        var admin = await own.People.NewAdmin();
        foreach (var guest in new[] { "a@test.example", "b@test.example" })
            (await admin.Http.Tell(admin.At("/invitations"), new { email = guest })).Is(HttpStatusCode.Created);
        await own.SendDue();
        var failed = (await admin.Http.Ask(admin.At("/mails?status=failed"))).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, failed.Count);
        Assert.Equal("550 no such person", failed[0].GetProperty("last_error").GetString());
        Assert.Contains("550 no such person", (await admin.Http.Ask("/r/kids/manage/mails?status=failed")).Text);
        refuse = false;
        Assert.Equal(2, (await admin.Http.Tell(admin.At("/mails/failed/retry"))).Is(HttpStatusCode.OK).Body.GetProperty("waiting").GetInt32());
        Assert.Single(await own.MailsTo("a@test.example"));
        (await admin.Http.Tell(admin.At($"/mails/{failed[0].GetProperty("id").GetGuid()}/resend"))).Is(HttpStatusCode.OK);
        await own.SendDue();
        Assert.Equal(3, own.Peer.Mails.Count);
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from platform_audit where action = 'send mail again' and account_id = $1", admin.Id.Value));
    }

    private static async Task<List<JsonElement>> Mails(TestPerson person, string query) =>
        [.. (await person.Http.Ask(person.At("/mails" + query + (query.Length > 0 ? "&" : "?") + "limit=100"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()];
}
