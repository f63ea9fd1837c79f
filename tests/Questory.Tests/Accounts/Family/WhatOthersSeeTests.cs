using System.Net;
using Questory.Tests.Guards;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

/// <summary>Everything that can be asked for, asked by those who must not learn who a child is.</summary>
public sealed class WhatOthersSeeTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-013"), Row("AE-023")]
    public async Task No_answer_and_no_page_tells_another_child_parent_or_teacher_who_a_child_is()
    {
        var (child, _) = await Kid.Active(world, age: 13, firstName: "Xanthippe");
        var waiting = await Kid.SignUp(world, firstName: "Quirinius");
        await world.Execute("update accounts_accounts set last_sign_in_ip = '203.0.113.77' where id in ($1, $2)", child.Id, waiting.Id);
        var guardian = await world.Scalar<Guid>("select guardian_id from accounts_children where account_id = $1", child.Id);
        string[] secrets = [child.FirstName, child.Email, child.ParentEmail, waiting.FirstName, waiting.Email, waiting.ParentEmail, "203.0.113.77"];
        // Parents are members like others; whose they are, nobody tells who manages members.
        string[] parents = [child.ParentEmail, waiting.ParentEmail];
        // Teachers see who is a member, by made-up names and not who belongs to whom.
        string[] fromAllButTeachers = [guardian.ToString(), waiting.DisplayName];

        var (otherChild, otherParent) = await Kid.Active(world);
        var leaks = new List<string>();
        foreach (var (who, http) in new[] { ("another child", (await otherChild.Person.SignIn()).Http), ("another parent", otherParent), ("a teacher", (await world.People.NewTeacher()).Http), ("an office", (await Office()).Http), ("nobody", world.Anonymous()) })
            foreach (var endpoint in EndpointList.Of(world).Where(endpoint => endpoint.Method == "GET" && !endpoint.ToString().Contains("/live/", StringComparison.Ordinal)))
                foreach (var id in new[] { child.Id, waiting.Id })
                {
                    using var answer = await Ask(http, endpoint, id);
                    var body = await answer.Content.ReadAsStringAsync();
                    leaks.AddRange(secrets.Except(who == "an office" ? parents : []).Concat(who is "a teacher" or "an office" ? [] : fromAllButTeachers).Where(secret => body.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{who} reads {secret} at {endpoint}"));
                }
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks.Distinct()));
    }

    [Fact]
    [Row("AE-013")]
    public async Task A_child_asked_for_by_id_is_hidden_from_another_child_as_an_account()
    {
        var (child, _) = await Kid.Active(world);
        var (other, _) = await Kid.Active(world);
        var (http, _) = await other.Person.SignIn();
        foreach (var path in new[] { $"/api/accounts/{child.Id}", $"/api/realms/kids/members/{child.Id}/membership", child.At(), child.At("/sessions"), child.At("/consent-history"), $"/api/realms/kids/families/{child.Id}" })
            Assert.True((await http.Ask(path)).Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, path);
    }

    [Fact]
    [Row("AE-002"), Row("AE-013")]
    public async Task A_refused_sign_up_tells_nothing_of_who_has_the_address()
    {
        var child = await Kid.SignUp(world, firstName: "Wilhelmina");
        var refused = (await world.Anonymous().Tell(Kid.Door, Kid.Form(child.Email, Newcomer.FreshEmail()))).Text
            + (await world.Anonymous().Tell(Kid.Door, Kid.Form(Newcomer.FreshEmail(), child.Email))).Text;
        foreach (var secret in new[] { child.FirstName, child.ParentEmail, child.DisplayName, child.Id.ToString() })
            Assert.DoesNotContain(secret, refused, StringComparison.Ordinal);
    }

    /// <summary>Somebody with every power of an admin but those whose words name children's data.</summary>
    private async Task<TestPerson> Office()
    {
        var admin = await world.People.NewAdmin();
        var all = (await admin.Http.Ask(admin.At("/roles"))).Is(HttpStatusCode.OK).Body.GetProperty("permissions").EnumerateArray().Select(one => one.GetProperty("code").GetString()!);
        var made = await admin.Http.Tell(admin.At("/roles"), new
        {
            code = "office", terms = new { name = "Office", permissions = all.Except(["accounts.manage_families", "realms.manage_accounts", "notices.see_childrens_mails", "insights.read_all", "accounts.guard_children"]) },
        });
        Assert.True(made.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, made.Text);
        return await world.People.New("kids", "office");
    }

    [Fact]
    [Row("AE-013")]
    public async Task Whoever_manages_members_but_no_families_neither_reads_nor_finds_a_childs_address()
    {
        var ((child, _), grownUp, office) = (await Kid.Active(world), await world.People.NewTeacher(), await Office());
        var at = office.At("/members");
        Assert.Empty((await office.Http.Ask($"{at}?search={child.Email}")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());
        Assert.Contains(grownUp.Email, (await office.Http.Ask($"{at}?limit=100")).Text);
        var shown = (await office.Http.Ask($"{at}/{child.Id}/membership")).Is(HttpStatusCode.OK);
        Assert.DoesNotContain(child.Email, shown.Text);
        var admin = await world.People.NewAdmin();
        Assert.Contains(child.Email, (await admin.Http.Ask($"{admin.At("/members")}?search={child.Email}")).Text);
    }

    [Fact]
    [Row("AE-011"), Row("AE-013")]
    public async Task The_name_others_see_never_shows_the_first_name_whoever_chooses_which()
    {
        var (child, parent) = await Kid.Active(world, firstName: "Zoë Marie");
        var (own, _) = await child.Person.SignIn();
        foreach (var name in new[] { "Zoë", "ZOE", "zoe_2017", "Super Marie!", "xX-zoë-Xx" })
            Assert.Equal(["display_name"], (await own.Do(HttpMethod.Patch, "/api/account/preferences", new { display_name = name })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await own.Do(HttpMethod.Patch, "/api/account/preferences", new { display_name = "Comet Rider" })).Is(HttpStatusCode.OK);
        // Corrected into the name that others see, the first name stays hidden, and the other name goes.
        var corrected = (await parent.Do(HttpMethod.Patch, child.At(), new { first_name = "Comet" })).Is(HttpStatusCode.OK);
        Assert.Equal("Comet", corrected.Of("first_name"));
        Assert.DoesNotContain("comet", corrected.Of("display_name"), StringComparison.OrdinalIgnoreCase);
        // Grown-ups call themselves what they like.
        var adult = await world.People.New("kids", "parent");
        (await adult.Http.Do(HttpMethod.Put, "/api/account/profile", new { first_name = "Zoe" })).Is(HttpStatusCode.OK);
        (await adult.Http.Do(HttpMethod.Patch, "/api/account/preferences", new { display_name = "Zoe" })).Is(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http, GuardedEndpoint endpoint, Guid id)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Address("kids", id.ToString()) + (endpoint.IsPage ? "" : "?limit=100"));
        request.Headers.Accept.ParseAdd(endpoint.IsPage ? "text/html" : "application/json");
        return http.SendAsync(request);
    }
}
