using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Families;

public sealed class FamilyAdminTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-003"), Row("AE-021")]
    public async Task An_admin_corrects_the_age_and_cannot_free_a_child_of_twelve()
    {
        var child = await Kid.SignUp(world, 12);
        await child.Confirm();
        var admin = await world.People.NewAdmin();
        var at = admin.At($"/families/{child.Id}");
        Assert.Equal("always_needs_consent", (await admin.Http.Do(HttpMethod.Patch, at, new { requires_consent = false })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["age"], (await admin.Http.Do(HttpMethod.Patch, at, new { age = 15 })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await admin.Http.Do(HttpMethod.Patch, at, new { age = 13, requires_consent = false })).Is(HttpStatusCode.NoContent);
        Assert.Equal("active", await child.Status());
        // Younger again: consent is needed again, and the child waits.
        (await admin.Http.Do(HttpMethod.Patch, at, new { age = 12 })).Is(HttpStatusCode.NoContent);
        Assert.Equal("pending", await child.Status());
        Assert.Equal("waiting", (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
    }

    [Fact]
    [Row("AE-013"), Row("AE-023")]
    public async Task Only_admins_of_the_realm_see_and_correct_its_families()
    {
        var (child, parent) = await Kid.Active(world);
        var admin = await world.People.NewAdmin();
        Assert.Equal(child.ParentEmail, (await admin.Http.Ask(admin.At($"/families/{child.Id}"))).Is(HttpStatusCode.OK).Of("guardian_email"));
        Assert.Contains(child.Id.ToString(), (await admin.Http.Ask(admin.At("/families?limit=100"))).Is(HttpStatusCode.OK).Text);
        foreach (var http in new[] { parent, (await child.Person.SignIn()).Http, (await world.People.NewTeacher()).Http })
        {
            (await http.Ask(admin.At($"/families/{child.Id}"))).Is(HttpStatusCode.Forbidden);
            (await http.Do(HttpMethod.Patch, admin.At($"/families/{child.Id}"), new { age = 10 })).Is(HttpStatusCode.Forbidden);
        }
        var other = await world.People.NewAdmin("other");
        (await other.Http.Ask(other.At($"/families/{child.Id}"))).Is(HttpStatusCode.NotFound);
        (await other.Http.Do(HttpMethod.Patch, other.At($"/families/{child.Id}"), new { age = 10 })).Is(HttpStatusCode.NotFound);
        (await other.Http.Do(HttpMethod.Put, other.At($"/families/{child.Id}/guardian"), new { guardian_email = other.Email, reason = "mine" })).Is(HttpStatusCode.NotFound);
        (await admin.Http.Ask(admin.At($"/families/{admin.Id}"))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("AE-026"), Row("AE-073")]
    public async Task A_child_handed_over_is_the_new_guardian_s_alone()
    {
        var (child, before) = await Kid.Active(world);
        var aunt = await world.People.New("kids", "learner");
        var admin = await world.People.NewAdmin();
        var at = admin.At($"/families/{child.Id}/guardian");
        Assert.Equal(["reason"], (await admin.Http.Do(HttpMethod.Put, at, new { guardian_email = aunt.Email })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        foreach (var wrong in new[] { "nobody@test.example", child.Email, (await Kid.SignUp(world)).Email, (await Newcomer.SignUp(world)).Email })
            Assert.Equal(["guardian_email"], (await admin.Http.Do(HttpMethod.Put, at, new { guardian_email = wrong, reason = "moved" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await admin.Http.Do(HttpMethod.Put, at, new { guardian_email = aunt.Email, reason = "moved" })).Is(HttpStatusCode.NoContent);
        (await before.Ask(child.At())).Is(HttpStatusCode.NotFound);
        Assert.Equal("active", (await aunt.Http.Ask(child.At())).Is(HttpStatusCode.OK).Of("status"));
        (await aunt.Http.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("requested given handed_over withdrawn", await child.Recorded());
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'child_handed_over'", aunt.Email));
        Assert.Equal("moved", await world.Scalar<string>("select reason from platform_audit where object_id = $1 and action = 'hand child over'", child.Id));
    }

    [Fact]
    [Row("AE-017"), Row("AE-026")]
    public async Task A_waiting_child_handed_over_is_asked_for_anew_and_the_older_link_dies()
    {
        var child = await Kid.SignUp(world);
        var old = await child.ConsentToken();
        var uncle = await world.People.New("kids", "parent");
        var admin = await world.People.NewAdmin();
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/families/{child.Id}/guardian"), new { guardian_email = uncle.Email, reason = "wrong address" })).Is(HttpStatusCode.NoContent);
        (await world.Anonymous().Tell("/api/realms/kids/consent-links", new { token = old, password = Newcomer.GoodPassword })).Is(HttpStatusCode.Gone);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", child.ParentEmail));
        Assert.NotEqual(old, await Newcomer.MailedToken(world, uncle.Email, "consent_request"));
        (await uncle.Http.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-026")]
    public async Task A_guardian_stays_as_long_as_a_child_is_linked()
    {
        var (child, parent) = await Kid.Active(world);
        var admin = await world.People.NewAdmin();
        var id = await world.Scalar<Guid>("select guardian_id from accounts_children where account_id = $1", child.Id);
        Assert.Equal("guards_children", (await parent.Do(HttpMethod.Delete, "/api/realms/kids/membership")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("guards_children", (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{id}"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("guards_children", (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{id}/roles"), new { roles = new[] { "teacher" } })).Is(HttpStatusCode.Conflict).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{id}/roles"), new { roles = new[] { "teacher", "parent" } })).Is(HttpStatusCode.NoContent);
        var aunt = await world.People.New("kids", "parent");
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/families/{child.Id}/guardian"), new { guardian_email = aunt.Email, reason = "moved" })).Is(HttpStatusCode.NoContent);
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{id}"))).Is(HttpStatusCode.NoContent);
    }
}
