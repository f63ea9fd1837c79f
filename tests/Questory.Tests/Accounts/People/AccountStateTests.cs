using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.People;

public sealed class AccountStateTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("RL-002"), Row("AE-005"), Row("CR-007"), Row("EP-012")]
    public async Task A_suspension_ends_all_sessions_says_why_and_can_be_lifted()
    {
        var op = await world.People.NewOperator();
        var ada = await Newcomer.SignUp(world);
        var (http, refresh) = await ada.SignIn();
        var id = (await http.Ask("/api/account")).Of("id");
        Assert.Equal(["reason"], (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{id}/suspension", new { reason = "" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["until"], (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{id}/suspension", new { reason = "x", until = "2001-01-01T00:00:00Z" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{id}/suspension", new { reason = "spam" })).Is(HttpStatusCode.NoContent);

        (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        Assert.Contains("spam", (await ada.TrySignIn()).Is(HttpStatusCode.Forbidden).Text);
        Assert.Equal("spam", await world.Scalar<string>("select reason from platform_audit where action = 'suspend account' and object_id = $1", Guid.Parse(id)));

        (await op.Http.Do(HttpMethod.Delete, $"/api/accounts/{id}/suspension")).Is(HttpStatusCode.NoContent);
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("RL-002"), Row("EP-011")]
    public async Task Only_operators_suspend_and_list_and_never_themselves()
    {
        var (op, admin, ada) = (await world.People.NewOperator(), await world.People.NewAdmin(), await Newcomer.SignUp(world));
        (await admin.Http.Do(HttpMethod.Put, $"/api/accounts/{op.Id}/suspension", new { reason = "coup" })).Is(HttpStatusCode.Forbidden);
        (await admin.Http.Ask("/api/accounts")).Is(HttpStatusCode.Forbidden);
        (await world.Anonymous().Ask("/api/accounts")).Is(HttpStatusCode.Unauthorized);
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{op.Id}/suspension", new { reason = "oops" })).Is(HttpStatusCode.Conflict);
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{Guid.NewGuid()}/suspension", new { reason = "who" })).Is(HttpStatusCode.NotFound);
        var found = (await op.Http.Ask($"/api/accounts?search={ada.Email[..20]}")).Is(HttpStatusCode.OK);
        Assert.Equal(ada.Email, found.Body.GetProperty("items")[0].GetProperty("email").GetString());
        Assert.Equal(1, found.Body.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("$2", found.Text);
    }
}
