using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Members;

public sealed class MembershipTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_grown_up_stranger_joins_an_open_realm_of_children_as_a_parent_once_and_leaves_it()
    {
        var bob = await world.People.NewStranger();
        (await bob.Http.Do(HttpMethod.Put, bob.At("/membership"))).Is(HttpStatusCode.NoContent);
        (await bob.Http.Do(HttpMethod.Put, bob.At("/membership"))).Is(HttpStatusCode.NoContent);
        Assert.Equal("parent", await world.Scalar<string>("select role from realms_member_roles where account_id = $1", bob.Id.Value));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'joined'", bob.Id.Value));
        Assert.Contains("\"kids\"", (await bob.Http.Ask("/api/realms")).Text);
        (await bob.Http.Do(HttpMethod.Delete, bob.At("/membership"))).Is(HttpStatusCode.NoContent);
        (await bob.Http.Do(HttpMethod.Delete, bob.At("/membership"))).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("invitation", "by_invitation")]
    [InlineData("closed", "closed")]
    public async Task A_realm_that_is_not_open_lets_nobody_in_by_themselves(string joining, string code)
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await own.Execute("update realms_realms set joining = $1 where slug = 'kids'", joining);
        var bob = await own.People.NewStranger();
        Assert.Equal(code, (await bob.Http.Do(HttpMethod.Put, bob.At("/membership"))).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal(code, (await own.Anonymous().Tell("/api/realms/kids/accounts", new { email = Newcomer.FreshEmail(), display_name = "Ada", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Forbidden).Code);
        (await own.Anonymous().Ask("/api/realms/kids")).Is(HttpStatusCode.NotFound);
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from accounts_accounts"));
    }

    [Fact]
    public async Task Whoever_signs_up_below_a_realm_joins_it_under_its_rules()
    {
        var email = Newcomer.FreshEmail();
        Assert.Contains("password", (await world.Anonymous().Tell("/api/realms/academy/accounts", new { email, display_name = "Ada", password = "nine chars" [..9] })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await world.Anonymous().Tell("/api/realms/academy/accounts", new { email, display_name = "Ada", password = "ten chars!" })).Is(HttpStatusCode.Created);
        Assert.Equal("academy", await world.Scalar<string>("""
            select r.slug from realms_members m join realms_realms r on r.id = m.realm_id join accounts_accounts a on a.id = m.account_id where a.email = $1
            """, email));
    }

    [Fact]
    [Row("RL-138"), Row("NT-013")]
    public async Task Only_those_who_may_see_members_do_and_addresses_are_for_their_managers()
    {
        var learner = await world.People.NewLearner();
        (await learner.Http.Ask(learner.At("/members"))).Is(HttpStatusCode.Forbidden);
        var teacher = await world.People.NewTeacher();
        Assert.DoesNotContain("@", (await teacher.Http.Ask(teacher.At("/members"))).Is(HttpStatusCode.OK).Text);
        var admin = await world.People.NewAdmin();
        Assert.Contains(learner.Email, (await admin.Http.Ask(admin.At("/members?limit=100"))).Is(HttpStatusCode.OK).Text);
        var other = await world.People.NewAdmin("other");
        (await other.Http.Ask("/api/realms/kids/members")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("EP-011"), Row("CR-003")]
    public async Task Members_are_found_by_the_beginning_of_a_name_and_by_role_and_paged()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var admin = await own.People.NewAdmin();
        for (var i = 0; i < 5; i++)
            await own.People.NewLearner();
        var teacher = await own.People.NewTeacher();
        await own.Execute("update accounts_accounts set display_name = 'Per_cent %' where id = $1", teacher.Id.Value);
        Assert.Equal(teacher.Id.Value, (await Names("search=per_")).Single());
        Assert.Empty(await Names("search=er_"));
        Assert.Empty(await Names("search=P%25t"));
        Assert.Equal(teacher.Id.Value, (await Names($"search={teacher.Email[..12]}")).Single());
        Assert.Equal(5, (await Names("role=learner")).Count);
        Assert.Contains("role", (await admin.Http.Ask(admin.At("/members?role=wizard"))).Is(HttpStatusCode.UnprocessableEntity).Faults);

        var (seen, cursor) = (new List<Guid>(), (string?)"");
        while (cursor is not null)
        {
            var page = (await admin.Http.Ask(admin.At($"/members?limit=3&cursor={cursor}"))).Is(HttpStatusCode.OK).Body;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next").GetString();
        }
        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());

        async Task<List<Guid>> Names(string query) => (await admin.Http.Ask(admin.At($"/members?{query}"))).Is(HttpStatusCode.OK)
            .Body.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("id").GetGuid()).ToList();
    }

    [Fact]
    [Row("RL-002"), Row("CR-007")]
    public async Task A_suspended_member_is_told_why_and_comes_back_when_it_is_lifted()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewTeacher());
        Assert.Contains("reason", (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{bob.Id}/suspension"), new { reason = "" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{bob.Id}/suspension"), new { reason = "rude words" })).Is(HttpStatusCode.NoContent);
        var refused = (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.Forbidden);
        Assert.Contains("rude words", refused.Text);
        (await bob.Http.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{bob.Id}/suspension"))).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.OK);
        Assert.Equal("rude words", await world.Scalar<string>("select reason from platform_audit where action = 'suspend member' and object_id = $1", bob.Id.Value));
        (await bob.Http.Do(HttpMethod.Put, bob.At($"/members/{admin.Id}/suspension"), new { reason = "revenge" })).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_removed_member_is_a_stranger_at_once()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewTeacher());
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{bob.Id}"))).Is(HttpStatusCode.NoContent);
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.NotFound);
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{bob.Id}"))).Is(HttpStatusCode.NotFound);
        (await admin.Http.Do(HttpMethod.Delete, admin.At("/members/not-an-id"))).Is(HttpStatusCode.BadRequest);
    }
}
