using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Roles;

public sealed class RoleTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("NT-013"), Row("EP-011")]
    public async Task Roles_given_apply_from_the_next_request()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewLearner());
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.Forbidden);
        (await Give(admin, bob, "learner", "teacher", "teacher")).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.OK);
        (await Give(admin, bob, "learner")).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.Forbidden);
        Assert.Contains("roles", (await Give(admin, bob, "wizard")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Contains("roles", (await Give(admin, bob)).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await Give(bob, bob, "admin")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Row("NT-013"), Row("EP-011")]
    public async Task The_last_admin_can_neither_be_demoted_nor_removed_nor_suspended_nor_leave()
    {
        var only = await world.People.NewAdmin("community");
        Assert.Equal("last_admin", (await Give(only, only, "learner")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("last_admin", (await only.Http.Do(HttpMethod.Delete, only.At($"/members/{only.Id}"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("last_admin", (await only.Http.Do(HttpMethod.Delete, only.At("/membership"))).Is(HttpStatusCode.Conflict).Code);
        var op = await world.People.NewOperator("community");
        Assert.Equal("last_admin", (await op.Http.Do(HttpMethod.Put, op.At($"/members/{only.Id}/suspension"), new { reason = "x" })).Is(HttpStatusCode.Conflict).Code);
        var second = await world.People.NewAdmin("community");
        (await Give(second, only, "learner")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    [Row("NT-013")]
    public async Task Two_admins_who_demote_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var own = new TestWorld();
            await own.InitializeAsync();
            var (ada, bob) = (await own.People.NewAdmin(), await own.People.NewAdmin());
            var answers = await Task.WhenAll(Give(ada, bob, "learner"), Give(bob, ada, "learner"));
            Assert.Contains(answers, answer => answer.Status == HttpStatusCode.NoContent);
            Assert.Equal(1L, await own.Scalar<long>("select count(*) from realms_member_roles where role = 'admin' and account_id = any ($1)", (object)new[] { ada.Id.Value, bob.Id.Value }));
        }
    }

    [Fact]
    [Row("NT-013"), Row("RL-138")]
    public async Task A_role_of_the_realm_s_own_holds_what_it_is_given_and_nothing_else()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewLearner());
        (await admin.Http.Tell(admin.At("/roles"), new { code = "greeter", terms = new { name = "Greeter", permissions = new[] { "realms.see_members" } } })).Is(HttpStatusCode.Created);
        (await admin.Http.Tell(admin.At("/roles"), new { code = "greeter", terms = new { name = "Again", permissions = Array.Empty<string>() } })).Is(HttpStatusCode.Conflict);
        (await Give(admin, bob, "learner", "greeter")).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.OK);
        (await bob.Http.Ask(bob.At("/audit"))).Is(HttpStatusCode.Forbidden);
        (await admin.Http.Do(HttpMethod.Put, admin.At("/roles/greeter"), new { name = "Greeter", permissions = new[] { "realms.see_audit" } })).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.Forbidden);
        (await bob.Http.Ask(bob.At("/audit"))).Is(HttpStatusCode.OK);
        (await admin.Http.Do(HttpMethod.Delete, admin.At("/roles/greeter"))).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/audit"))).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Row("NT-013")]
    public async Task Standard_roles_stay_and_admins_keep_everything()
    {
        var admin = await world.People.NewAdmin();
        Assert.Equal("standard_role", (await admin.Http.Do(HttpMethod.Delete, admin.At("/roles/teacher"))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("admin_keeps_all", (await admin.Http.Do(HttpMethod.Put, admin.At("/roles/admin"), new { name = "Admin", permissions = Array.Empty<string>() })).Is(HttpStatusCode.Conflict).Code);
        Assert.Contains("permissions", (await admin.Http.Do(HttpMethod.Put, admin.At("/roles/teacher"), new { name = "Teacher", permissions = new[] { "posts.pin" } })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await admin.Http.Do(HttpMethod.Delete, admin.At("/roles/nobody"))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_gives_away_more_than_they_hold()
    {
        var admin = await world.People.NewAdmin("other");
        var learners = await world.Scalar<string[]>("select o.permissions from realms_roles o join realms_realms r on r.id = o.realm_id where r.slug = 'other' and o.code = 'learner'");
        (await admin.Http.Tell(admin.At("/roles"), new { code = "staff", terms = new { name = "Staff", permissions = learners!.Concat(["realms.manage_members", "realms.manage_roles"]) } })).Is(HttpStatusCode.Created);
        var clerk = await world.People.New("other", "staff");
        Assert.Equal("beyond_your_own", (await Give(clerk, clerk, "staff", "admin")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("beyond_your_own", (await clerk.Http.Tell(clerk.At("/invitations"), new { roles = new[] { "admin" } })).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("beyond_your_own", (await clerk.Http.Do(HttpMethod.Put, clerk.At("/roles/staff"), new { name = "Staff", permissions = new[] { "realms.manage_members", "realms.manage_roles", "realms.see_audit" } })).Is(HttpStatusCode.Forbidden).Code);
        (await Give(clerk, clerk, "staff", "learner")).Is(HttpStatusCode.NoContent);
    }

    private static Task<Answer> Give(TestPerson giver, TestPerson taker, params string[] roles) =>
        giver.Http.Do(HttpMethod.Put, giver.At($"/members/{taker.Id}/roles"), new { roles });
}
