using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Takes the request into the realm its address names, with the permissions the person holds there.</summary>
internal static class EnterRealm
{
    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if ((http.Request.RouteValues["realm"] as string ?? Named(http)) is { } slug)
            await Enter(http.RequestServices, slug, http.RequestAborted);
        await next();
    });

    // An address below a realm that no page has is told of in that realm.
    private static string? Named(HttpContext http) =>
        http.GetEndpoint() is null && http.Request.Path.Value!.Split('/') is ["", "r", { Length: > 0 } slug, ..] ? slug : null;

    private static async Task Enter(IServiceProvider services, string slug, CancellationToken stop)
    {
        var actor = services.GetRequiredService<Actor>();
        var found = await services.GetRequiredService<RealmDirectory>().Find(slug, actor.Account, stop)
            ?? throw new PageRefusal(Outcome.NotFound("realm"));
        var all = actor.IsOperator || found.Roles.Contains(StandardRoles.Admin);
        var granted = all ? services.GetRequiredService<PermissionList>().All.Select(permission => permission.Code) : found.Granted;
        actor.Enter(found.Realm, found.Member || actor.IsOperator, granted.ToHashSet(), found.Face);
        if (found.Suspended is { } reason && !actor.IsOperator)
            actor.HoldBack($"You are suspended from this realm: {reason}");
    }
}
