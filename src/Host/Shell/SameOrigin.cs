using Questory.Platform.Outcomes;

namespace Questory.Host.Shell;

/// <summary>Refuses writes that another site makes a signed-in browser send. Browsers name the origin of every such
/// request themselves; programs name none and carry no cookie.</summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsWrite(http.Request.Method) && ComesFromElsewhere(http.Request))
            await Outcome.Forbidden("cross_site", "This request comes from another site.").ToHttp().ExecuteAsync(http);
        else
            await next();
    });

    private static bool IsWrite(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));

    private static bool ComesFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) &&
            uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
