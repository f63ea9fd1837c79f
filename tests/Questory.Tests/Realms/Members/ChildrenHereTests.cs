using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Members;

/// <summary>A realm that takes children lets nobody in whose age nobody knows.</summary>
public sealed class ChildrenHereTests(TestWorld world) : IClassFixture<TestWorld>
{
    private Task<long> Memberships(string email) =>
        world.Scalar<long>("select count(*) from realms_members m join accounts_accounts a on a.id = m.account_id where a.email = $1", email);

    private async Task<string> Code(params string[] roles)
    {
        var admin = await world.People.NewAdmin();
        return (await admin.Http.Tell(admin.At("/invitations"), new { roles })).Is(HttpStatusCode.Created).Of("code");
    }

    [Fact, Row("AE-021"), Row("AE-002")]
    public async Task An_account_made_elsewhere_comes_in_only_when_it_says_that_it_is_no_childs()
    {
        var code = await Code("learner");
        var someone = await Newcomer.SignUp(world);
        var (http, _) = await someone.SignIn();
        foreach (var body in new object?[] { null, new { grown_up = false } })
        {
            Assert.Equal(["grown_up"], (await http.Do(HttpMethod.Put, "/api/realms/kids/membership", body)).Is(HttpStatusCode.UnprocessableEntity).Faults);
            Assert.Equal(["grown_up"], (await http.Tell($"/api/invitations/{code}/acceptance", body)).Is(HttpStatusCode.UnprocessableEntity).Faults);
        }
        Assert.Equal(0L, await Memberships(someone.Email));
        // Where no children are taken nobody asks.
        (await http.Do(HttpMethod.Put, "/api/realms/campus/membership")).Is(HttpStatusCode.NoContent);

        (await http.Do(HttpMethod.Put, "/api/realms/kids/membership", new { grown_up = true })).Is(HttpStatusCode.NoContent);
        Assert.Equal("parent", await world.Scalar<string>("select r.role from realms_member_roles r join accounts_accounts a on a.id = r.account_id join realms_realms realm on realm.id = r.realm_id and realm.slug = 'kids' where a.email = $1", someone.Email));
        // It is said once.
        (await http.Tell($"/api/invitations/{code}/acceptance")).Is(HttpStatusCode.OK);
    }

    [Fact, Row("AE-021"), Row("AE-002")]
    public async Task The_pages_ask_the_age_and_show_children_their_own_door()
    {
        var someone = await Newcomer.SignUp(world);
        var cookie = world.With(await Browser.SignIn(world, someone));
        var asked = await cookie.Post("/r/kids/join", "join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await asked.Content.ReadAsStringAsync();
        Assert.Contains("How old are you?", page);
        Assert.Contains("/r/kids/sign-up/child", page);
        Assert.Equal(0L, await Memberships(someone.Email));
        Assert.Equal("/r/kids", (await cookie.Post("/r/kids/join", "join", ("GrownUp", "true"))).Goes());

        // A class's code leads a newcomer to both doors, and the child's door asks a parent.
        var code = await Code("learner");
        var doors = await (await world.Anonymous().Page($"/r/kids/sign-up?invitation={code}")).Content.ReadAsStringAsync();
        Assert.Contains($"/r/kids/sign-up/child?invitation={code}", doors);
        Assert.DoesNotContain("name=\"Password\"", doors);
    }

    [Fact, Row("AE-002"), Row("AE-022")]
    public async Task Into_a_realm_by_invitation_children_come_by_its_code_or_by_their_parent()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await own.Execute("update realms_realms set joining = 'invitation' where slug = 'kids'");
        var admin = await own.People.NewAdmin();
        var (email, parentEmail) = (Newcomer.FreshEmail(), Newcomer.FreshEmail());
        var form = new { first_name = "Ada", age = 9, email, password = Newcomer.GoodPassword, parent_email = parentEmail };
        Assert.Equal("by_invitation", (await own.Anonymous().Tell(Kid.Door, form)).Is(HttpStatusCode.Forbidden).Code);
        var code = (await admin.Http.Tell(admin.At("/invitations"), new { roles = new[] { "learner", "teacher" } })).Is(HttpStatusCode.Created).Of("code");
        var made = (await own.Anonymous().Tell(Kid.Door, new { form.first_name, form.age, form.email, form.password, form.parent_email, invitation = code })).Is(HttpStatusCode.Created);
        var child = new Kid(own, made.Body.GetProperty("id").GetGuid(), "Ada", "", email, parentEmail);
        Assert.Equal("pending", await child.Status());
        // Of what the code gives, a child gets the learner's part; and nothing is written of it yet.
        Assert.Equal("learner", await own.Scalar<string>("select string_agg(role, ' ') from realms_member_roles where account_id = $1", child.Id));
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from platform_activity where account_id = $1", child.Id));

        await child.Confirm();
        var parent = await child.ComesByLink();
        (await parent.Tell("/api/realms/kids/family/children", new { first_name = "Ben", age = 8, email = Newcomer.FreshEmail(), password = Newcomer.GoodPassword, consent = true })).Is(HttpStatusCode.Created);
    }

    [Fact, Row("AE-015"), Row("AE-013")]
    public async Task A_child_is_given_no_role_but_the_learners()
    {
        var ((kid, _), admin) = (await Kid.Active(world), await world.People.NewAdmin());
        foreach (var roles in new string[][] { ["teacher"], ["learner", "parent"], ["admin"] })
            Assert.Equal("is_child", (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{kid.Id}/roles"), new { roles })).Is(HttpStatusCode.Conflict).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{kid.Id}/roles"), new { roles = new[] { "learner" } })).Is(HttpStatusCode.NoContent);
        var (http, _) = await kid.Person.SignIn();
        Assert.Equal("for_grown_ups", (await http.Tell($"/api/invitations/{await Code("teacher")}/acceptance")).Is(HttpStatusCode.Forbidden).Code);
        (await http.Tell($"/api/invitations/{await Code("learner", "teacher")}/acceptance")).Is(HttpStatusCode.OK);
        Assert.Equal("learner", await world.Scalar<string>("select string_agg(role, ' ') from realms_member_roles where account_id = $1", kid.Id));
    }
}
