using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Slices;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>Every endpoint and page, called by everyone who may not.</summary>
public sealed class AccessMatrixTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Nobody_signed_in_is_sent_away_everywhere_but_at_open_doors()
    {
        var client = world.Anonymous();
        await Expect(Where(endpoint => endpoint.Access is not AnyoneAttribute), client,
            endpoint => endpoint.IsPage ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_member_without_roles_is_refused_what_needs_a_permission()
    {
        var nobody = await world.People.New("kids");
        await Expect(Where(endpoint => endpoint is { InRealm: true, Access: RequiresAttribute }), nobody.Http, _ => HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_those_who_run_the_installation_reach_its_endpoints()
    {
        var admin = await world.People.NewAdmin();
        await Expect(Where(endpoint => endpoint.Access is OperatorsAttribute), admin.Http, _ => HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_admin_of_another_realm_sees_nothing_here()
    {
        var foreigner = await world.People.NewAdmin("other");
        await Expect(Where(endpoint => endpoint is { InRealm: true, Access: not AnyoneAttribute and not SignedInAttribute { EvenStrangers: true } and not OperatorsAttribute }),
            foreigner.Http, _ => HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_realm_that_does_not_exist_is_not_found_by_anyone()
    {
        var admin = await world.People.NewAdmin();
        foreach (var endpoint in Where(endpoint => endpoint.InRealm))
            Assert.Equal(HttpStatusCode.NotFound, (await EndpointList.Send(admin.Http, endpoint, "no-such-realm")).StatusCode);
    }

    [Fact]
    public async Task The_admin_is_refused_nothing_in_the_own_realm()
    {
        var admin = await world.People.NewAdmin();
        foreach (var endpoint in Where(endpoint => endpoint is { InRealm: true, Access: RequiresAttribute, Method: "GET" }))
            Assert.NotEqual(HttpStatusCode.Forbidden, (await EndpointList.Send(admin.Http, endpoint)).StatusCode);
    }

    [Fact]
    public void Endpoints_without_a_slice_are_few_and_say_why()
    {
        var open = world.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<OpenEndpoint>() is not null).Cast<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Order();
        Assert.Equal(["/api/realms/{realm}/live/{topic}", "/avatars/{file}", "/dist/{file}", "/health/live", "/health/ready", "/openapi/{documentName}.json"], open);
    }

    private List<GuardedEndpoint> Where(Func<GuardedEndpoint, bool> which)
    {
        var all = EndpointList.Of(world);
        Assert.True(all.Count(endpoint => !endpoint.IsPage) >= 2 && all.Exists(endpoint => endpoint.IsPage), "The guard found hardly any endpoints.");
        return all.FindAll(endpoint => which(endpoint));
    }

    private static async Task Expect(List<GuardedEndpoint> endpoints, HttpClient client, Func<GuardedEndpoint, HttpStatusCode> expected)
    {
        Assert.NotEmpty(endpoints);
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
            if ((await EndpointList.Send(client, endpoint)).StatusCode is var status && status != expected(endpoint))
                wrong.Add($"{endpoint}: {(int)status} instead of {(int)expected(endpoint)}");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
