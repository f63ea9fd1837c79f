using Questory.Platform.Access;
using Questory.Platform.Slices;

namespace Questory.Host.Shell;

internal static class AccessIsStated
{
    /// <summary>The framework's own step for redirects out of a form post; it only follows a link this server sealed.</summary>
    private const string FrameworkRedirect = "/_framework/opaque-redirect";

    /// <summary>Refuses to start while any endpoint or page does not say who may call it.</summary>
    public static void Check(EndpointDataSource house)
    {
        var silent = house.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RunsSlice>() is null &&
                endpoint.Metadata.GetMetadata<OpenEndpoint>() is null && endpoint.Metadata.GetMetadata<AccessAttribute>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).Where(route => route != FrameworkRedirect).Distinct().ToList();
        if (silent.Count > 0)
            throw new InvalidOperationException($"These endpoints state no access: {string.Join(", ", silent)}.");
    }
}
