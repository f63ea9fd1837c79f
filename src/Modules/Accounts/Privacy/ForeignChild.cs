using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Family;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;

namespace Questory.Accounts.Privacy;

/// <summary>Whoever asks for another's child, whatever of it and in whatever room, is told that there is none; that they asked
/// is kept (AE-023). Every route names the child <c>{child}</c>.</summary>
internal static class ForeignChild
{
    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next();
        }
        catch (PageRefusal refusal) when (refusal.Problem.Kind == ProblemKind.NotFound)
        {
            await KeepIfForeign(http);
            throw;
        }
        if (http.Response.StatusCode == StatusCodes.Status404NotFound)
            await KeepIfForeign(http);
    });

    private static async Task KeepIfForeign(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<Actor>() is { Account: not null } asking && Guid.TryParse(http.Request.RouteValues["child"]?.ToString(), out var child))
            await Keep(http, asking, new(child));
    }

    private static async Task Keep(HttpContext http, Actor asking, AccountId child)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var (services, stop) = (scope.ServiceProvider, CancellationToken.None);
        services.GetRequiredService<Actor>().Become(asking);
        await services.GetRequiredService<Work>().AsSystem(() => services.GetRequiredService<Work>().Do<Done>("keep refused try", null, async () =>
        {
            if (await services.GetRequiredService<AppDb>().Set<Child>().AnyAsync(c => c.AccountId == child && c.GuardianId != asking.Account && c.AccountId != asking.Account, stop))
                services.GetRequiredService<AuditTrail>().Write("tried to reach a child", "account", child.Value, details: new { path = http.Request.Path.Value?.Split('/')[^1] });
            return Outcome.Done;
        }, stop));
    }
}
