using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Ui;

namespace Questory.Host.Shell;

internal static class PageGate
{
    /// <summary>A page states its access as a slice does; who may not enter is sent to sign-in or shown why.</summary>
    public static void UsePageGate(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        if (Elsewhere(http, actor) is { } there)
        {
            http.Response.Redirect(there);
            return;
        }
        if (http.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>() is { } access &&
            Gate.Refuses(access, actor) is { } refusal)
            throw new PageRefusal(refusal);
        await next();
    });

    /// <summary>A realm's bare address leads to where the person begins there; a child who waits is led to where it is told so.</summary>
    private static string? Elsewhere(HttpContext http, Actor actor)
    {
        if (actor is not { Realm: { } realm, IsMember: true } || http.Request.Method != "GET" || http.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>() is not { } access)
            return null;
        var bare = $"/r/{realm.Slug}";
        if (Gate.Refuses(access, actor)?.Code == "waiting")
            return bare + "/waiting";
        return http.Request.Path == bare && http.RequestServices.GetRequiredService<Menu>().HomeOf(actor) is { Bare: false, Path: var path } ? bare + path : null;
    }
}
