using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Invitations;

public sealed class InvitationTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("NT-016")]
    public async Task A_code_leads_into_the_realm_with_its_roles_whatever_its_case()
    {
        var admin = await world.People.NewAdmin();
        var made = (await admin.Http.Tell(admin.At("/invitations"), new { code = "Spring-26", roles = new[] { "learner", "teacher" } })).Is(HttpStatusCode.Created);
        Assert.Equal("spring-26", made.Of("code"));
        Assert.EndsWith("/invitation/spring-26", made.Of("link"));
        Assert.Equal("code_taken", (await admin.Http.Tell(admin.At("/invitations"), new { code = "SPRING-26" })).Is(HttpStatusCode.Conflict).Code);
        var shown = (await world.Anonymous().Ask("/api/invitations/SPRING-26")).Is(HttpStatusCode.OK);
        Assert.Equal("kids", shown.Of("slug"));
        var bob = await world.People.NewStranger();
        for (var i = 0; i < 2; i++)
            (await bob.Http.Tell("/api/invitations/Spring-26/acceptance")).Is(HttpStatusCode.OK);
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from realms_member_roles where account_id = $1", bob.Id.Value));
        Assert.Equal(1, await world.Scalar<int>("select uses from realms_invitations where code = 'spring-26'"));
        (await world.Anonymous().Tell("/api/invitations/spring-26/acceptance")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("NT-016")]
    public async Task The_last_place_goes_to_one_of_many_who_want_it()
    {
        var admin = await world.People.NewAdmin();
        var code = (await admin.Http.Tell(admin.At("/invitations"), new { max_uses = 2 })).Is(HttpStatusCode.Created).Of("code");
        Assert.Equal(8, code.Length);
        var crowd = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.People.NewStranger()));
        var answers = await Task.WhenAll(crowd.Select(person => person.Http.Tell($"/api/invitations/{code}/acceptance")));
        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.Gone));
        (await world.Anonymous().Ask($"/api/invitations/{code}")).Is(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task An_invitation_that_expired_or_was_taken_back_is_gone_and_an_unknown_one_is_not_found()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewStranger());
        var soon = (await admin.Http.Tell(admin.At("/invitations"), new { expires_at = world.Clock.GetUtcNow().AddHours(1) })).Is(HttpStatusCode.Created);
        var other = (await admin.Http.Tell(admin.At("/invitations"), new { })).Is(HttpStatusCode.Created);
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/invitations/{other.Of("id")}"))).Is(HttpStatusCode.NoContent);
        world.Clock.Advance(TimeSpan.FromHours(2));
        (await bob.Http.Tell($"/api/invitations/{soon.Of("code")}/acceptance")).Is(HttpStatusCode.Gone);
        (await bob.Http.Tell($"/api/invitations/{other.Of("code")}/acceptance")).Is(HttpStatusCode.Gone);
        (await bob.Http.Tell("/api/invitations/no-such-code/acceptance")).Is(HttpStatusCode.NotFound);
        (await world.Anonymous().Ask("/api/invitations/no-such-code")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mailed_invitation_is_for_its_address_alone_and_good_once()
    {
        var admin = await world.People.NewAdmin();
        var ada = await Newcomer.SignUp(world);
        var made = (await admin.Http.Tell(admin.At("/invitations"), new { email = ada.Email.ToUpperInvariant(), roles = new[] { "teacher" } })).Is(HttpStatusCode.Created);
        Assert.DoesNotContain("qst_inv_", made.Text);
        Assert.DoesNotContain("qst_inv_", (await admin.Http.Ask(admin.At("/invitations"))).Is(HttpStatusCode.OK).Text);
        var token = await ada.MailedToken("invitation");
        var bob = await world.People.NewStranger();
        Assert.Equal("other_address", (await bob.Http.Tell($"/api/invitations/{token}/acceptance")).Is(HttpStatusCode.Forbidden).Code);
        var (http, _) = await ada.SignIn();
        (await http.Tell($"/api/invitations/{token}/acceptance", new { grown_up = true })).Is(HttpStatusCode.OK);
        (await http.Ask("/api/realms/kids/members")).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("NT-001")]
    public async Task One_signs_up_by_an_invitation_where_no_other_way_leads_in()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await own.Execute("update realms_realms set joining = 'invitation' where slug = 'kids'");
        var admin = await own.People.NewAdmin();
        var code = (await admin.Http.Tell(admin.At("/invitations"), new { max_uses = 1 })).Of("code");
        var email = Newcomer.FreshEmail();
        (await own.Anonymous().Tell("/api/realms/kids/accounts", new { email, display_name = "Ada", password = Newcomer.GoodPassword, invitation = code })).Is(HttpStatusCode.Created);
        (await own.Anonymous().Tell("/api/realms/kids/accounts", new { email = Newcomer.FreshEmail(), display_name = "Bob", password = Newcomer.GoodPassword, invitation = code })).Is(HttpStatusCode.Gone);
        Assert.Equal(2L, await own.Scalar<long>("select count(*) from realms_members m join realms_realms r on r.id = m.realm_id where r.slug = 'kids'"));
    }

    [Theory]
    [InlineData("""{"code":"abc"}""", "code")]
    [InlineData("""{"code":"white space"}""", "code")]
    [InlineData("""{"max_uses":0}""", "max_uses")]
    [InlineData("""{"expires_at":"2001-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"roles":["wizard"]}""", "roles")]
    [InlineData("""{"email":"nobody"}""", "email")]
    [InlineData("""{"email":"a@b.org","code":"both"}""", "code")]
    [Row("NT-016")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field(string body, string field)
    {
        var admin = await world.People.NewAdmin();
        var answer = await admin.Http.PostAsync(admin.At("/invitations"), new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"\"{field}\":", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Teachers_and_other_realms_see_no_invitations()
    {
        var (admin, teacher, other) = (await world.People.NewAdmin(), await world.People.NewTeacher(), await world.People.NewAdmin("other"));
        var id = (await admin.Http.Tell(admin.At("/invitations"), new { })).Of("id");
        (await teacher.Http.Ask(teacher.At("/invitations"))).Is(HttpStatusCode.Forbidden);
        (await other.Http.Do(HttpMethod.Delete, other.At($"/invitations/{id}"))).Is(HttpStatusCode.NotFound);
    }
}
