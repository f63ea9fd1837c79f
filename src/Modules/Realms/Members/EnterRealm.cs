using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Realms.Members;

/// <summary>Takes the request into the realm its address names, with the permissions the person holds there.</summary>
internal sealed class EnterRealm(Databases databases, PermissionList permissions)
{
    private sealed record Found(CurrentRealm Realm, bool Member, string[] Roles, string[] Granted);

    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var entering = http.Request.RouteValues["realm"] is not string slug ||
            await http.RequestServices.GetRequiredService<EnterRealm>().Enter(http.RequestServices.GetRequiredService<Actor>(), slug, http.RequestAborted);
        if (entering)
            await next();
        else
            await Outcome.NotFound("realm").ToHttp().ExecuteAsync(http);
    });

    /// <summary>False when there is no such realm.</summary>
    public async Task<bool> Enter(Actor actor, string slug, CancellationToken stop)
    {
        if (await Find(actor.Account, slug, stop) is not { } found)
            return false;
        var all = actor.IsOperator || found.Roles.Contains(StandardRoles.Admin);
        actor.Enter(found.Realm, found.Member || actor.IsOperator,
            all ? permissions.All.Select(permission => permission.Code).ToHashSet() : found.Granted.ToHashSet());
        return true;
    }

    private Task<Found?> Find(AccountId? account, string slug, CancellationToken stop) => databases.LookUp("""
        select r.id, r.slug, r.name, r.tagline, r.words::text, r.theme::text, r.modules,
               exists (select from realms_members m where m.account_id = $2 and m.realm_id = r.id),
               array(select mr.role from realms_member_roles mr where mr.account_id = $2 and mr.realm_id = r.id),
               array(select distinct permission from realms_member_roles mr
                     join realms_roles role on role.realm_id = mr.realm_id and role.code = mr.role, unnest(role.permissions) permission
                     where mr.account_id = $2 and mr.realm_id = r.id)
        from realms_realms r where r.slug = $1
        """, row => new Found(
            new CurrentRealm(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3),
                Read(row.GetString(4)), Read(row.GetString(5)), row.GetFieldValue<string[]>(6).ToHashSet()),
            row.GetBoolean(7), row.GetFieldValue<string[]>(8), row.GetFieldValue<string[]>(9)),
        stop, slug, account?.Value ?? Guid.Empty);

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
