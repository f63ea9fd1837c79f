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
        // Teachers see who is a member, by made-up names and not who belongs to whom.
        string[] fromAllButTeachers = [guardian.ToString(), waiting.DisplayName];

        var (otherChild, otherParent) = await Kid.Active(world);
        var leaks = new List<string>();
        foreach (var (who, http) in new[] { ("another child", (await otherChild.Person.SignIn()).Http), ("another parent", otherParent), ("a teacher", (await world.People.NewTeacher()).Http), ("nobody", world.Anonymous()) })
            foreach (var endpoint in EndpointList.Of(world).Where(endpoint => endpoint.Method == "GET" && !endpoint.ToString().Contains("/live/", StringComparison.Ordinal)))
                foreach (var id in new[] { child.Id, waiting.Id })
                {
                    using var answer = await Ask(http, endpoint, id);
                    var body = await answer.Content.ReadAsStringAsync();
                    leaks.AddRange(secrets.Concat(who == "a teacher" ? [] : fromAllButTeachers).Where(secret => body.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{who} reads {secret} at {endpoint}"));
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

    private static Task<HttpResponseMessage> Ask(HttpClient http, GuardedEndpoint endpoint, Guid id)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Address("kids", id.ToString()) + (endpoint.IsPage ? "" : "?limit=100"));
        request.Headers.Accept.ParseAdd(endpoint.IsPage ? "text/html" : "application/json");
        return http.SendAsync(request);
    }
}
