using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Installation;

public sealed class InstallationTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Operators_alone_see_mail_jobs_and_deliveries()
    {
        var (op, admin) = (await world.People.NewOperator(), await world.People.NewAdmin());
        foreach (var path in new[] { "/api/mails", "/api/jobs", "/api/deliveries/failed", "/api/settings" })
        {
            (await op.Http.Ask(path)).Is(HttpStatusCode.OK);
            (await admin.Http.Ask(path)).Is(HttpStatusCode.Forbidden);
            (await world.Anonymous().Ask(path)).Is(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Waiting_mail_shows_its_link()
    {
        var op = await world.People.NewOperator();
        var ada = await Newcomer.SignUp(world);
        var line = (await op.Http.Ask("/api/mails?limit=1")).Body.GetProperty("items")[0];
        Assert.Equal(ada.Email, line.GetProperty("recipient").GetString());
        var mail = (await op.Http.Ask($"/api/mails/{line.GetProperty("id").GetGuid()}")).Body;
        Assert.Contains(await ada.MailedToken("confirm_email"), mail.GetProperty("body_text").GetString());
    }

    [Fact]
    public async Task The_clock_moves_and_due_jobs_run_at_once()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var op = await own.People.NewOperator();
        (await op.Http.Tell("/api/jobs/runs")).Is(HttpStatusCode.OK);
        var then = own.Clock.GetUtcNow().AddDays(2);
        Assert.Equal(then, (await op.Http.Do(HttpMethod.Put, "/api/clock", new { at = then })).Is(HttpStatusCode.OK).Body.GetProperty("now").GetDateTimeOffset(), TimeSpan.FromSeconds(5));
        // The clock's own round may have come first: what counts is that the job has run since.
        (await op.Http.Tell("/api/jobs/runs")).Is(HttpStatusCode.OK);
        var job = (await op.Http.Ask("/api/jobs")).Body.EnumerateArray().Single(each => each.GetProperty("name").GetString() == "expired sessions");
        Assert.True(job.GetProperty("last_run_at").GetDateTimeOffset() >= then);
        Assert.False(job.GetProperty("last_failed").GetBoolean(), job.ToString());
        (await op.Http.Do(HttpMethod.Put, "/api/clock", new { advance_seconds = -60 })).Is(HttpStatusCode.OK);
        (await op.Http.Do(HttpMethod.Put, "/api/clock", new { })).Is(HttpStatusCode.UnprocessableEntity);
        (await op.Http.Do(HttpMethod.Put, "/api/clock", new { at = "1999-01-01T00:00:00Z" })).Is(HttpStatusCode.UnprocessableEntity);
        (await (await own.People.NewAdmin()).Http.Do(HttpMethod.Put, "/api/clock", new { advance_seconds = 1 })).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_failed_delivery_is_listed_and_can_be_tried_again()
    {
        var op = await world.People.NewOperator();
        var bob = await world.People.NewLearner();
        var id = Guid.NewGuid();
        await world.Execute("""
            insert into platform_outbox (account_id, id, realm_id, reaction, activity_at, activity_id, verb, object_kind, object_id, label, facts, due_at, tries, last_error, failed_at)
            select $1, $2, r.id, 'nobody wants this', now(), $2, 'joined', 'realm', $2, 'x', '{}', now(), 12, 'no answer', now() from realms_realms r where slug = 'kids'
            """, bob.Id.Value, id);
        var failed = (await op.Http.Ask("/api/deliveries/failed")).Body.GetProperty("failed").EnumerateArray().Single(each => each.GetProperty("id").GetGuid() == id);
        Assert.Equal("no answer", failed.GetProperty("last_error").GetString());
        (await op.Http.Tell($"/api/deliveries/failed/{id}/retry")).Is(HttpStatusCode.NoContent);
        await op.Http.Tell("/api/jobs/runs");
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_outbox where id = $1 and failed_at is not null", id));
        (await op.Http.Tell($"/api/deliveries/failed/{id}/retry")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("AE-014"), Row("AE-015")]
    public async Task An_operator_makes_accounts_and_an_invited_one_cannot_sign_in_before_it_has_a_password()
    {
        var op = await world.People.NewOperator();
        var email = Newcomer.FreshEmail();
        var request = new { email, display_name = "Mum", realm = "kids", role = "teacher" };
        (await (await world.People.NewAdmin()).Http.Tell("/api/accounts/made", request)).Is(HttpStatusCode.Forbidden);
        (await op.Http.Tell("/api/accounts/made", request)).Is(HttpStatusCode.OK);
        (await op.Http.Tell("/api/accounts/made", request)).Is(HttpStatusCode.Conflict);
        var mum = new Newcomer(world, email, "chosen by herself");
        (await mum.TrySignIn()).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/password-resets", new { token = await mum.MailedToken("welcome"), password = mum.Password })).Is(HttpStatusCode.NoContent);
        var (http, _) = await mum.SignIn();
        (await http.Ask("/api/realms/kids/members")).Is(HttpStatusCode.OK);
        Assert.Equal(["role"], (await op.Http.Tell("/api/accounts/made", new { email = Newcomer.FreshEmail(), display_name = "X", realm = "kids", role = "wizard" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["realm"], (await op.Http.Tell("/api/accounts/made", new { email = Newcomer.FreshEmail(), display_name = "X", realm = "mars" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }
}
