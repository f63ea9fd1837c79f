using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Slices;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>One endpoint or page as the guards see it.</summary>
/// <param name="Access">Who may; null when it states a reason instead (<see cref="OpenEndpoint"/>).</param>
/// <param name="Request">The JSON request it takes, when it takes one.</param>
internal sealed record GuardedEndpoint(string Method, RoutePattern Route, AccessAttribute? Access, bool IsPage, Type? Request)
{
    public bool InRealm => Route.GetParameter("realm") is not null;

    public override string ToString() => $"{Method} {Route.RawText}";

    /// <summary>An address of it: the realm as given, every other part filled with something that does not exist.</summary>
    public string Address(string realm, string? id = null) => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "realm" or "Realm" } => realm,
        RoutePatternParameterPart => id ?? "0199aaaa-0000-7000-8000-000000000000",
        _ => "",
    }))));
}

internal static class EndpointList
{
    public static List<GuardedEndpoint> Of(TestWorld world)
    {
        var slices = world.Services.GetRequiredService<SliceCatalog>();
        return [.. from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                   let page = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>()
                   let slice = endpoint.Metadata.GetMetadata<RunsSlice>()?.Slice
                   where page is not null || slice is not null
                   from method in page is not null ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                   select new GuardedEndpoint(method, endpoint.RoutePattern,
                       slice is not null ? slices.AccessTo(slice) : endpoint.Metadata.GetMetadata<AccessAttribute>(), page is not null,
                       endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
                           .Select(parameter => parameter.ParameterType).FirstOrDefault(type => type.Name.EndsWith("Request", StringComparison.Ordinal) && type.IsNested))];
    }

    public static Task<HttpResponseMessage> Send(HttpClient client, GuardedEndpoint endpoint, string realm = "kids", HttpContent? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.Address(realm)) { Content = body };
        request.Headers.Accept.ParseAdd(endpoint.IsPage ? "text/html" : "application/json");
        return client.SendAsync(request);
    }
}
