using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Roles;

/// <summary>The realm's roles with what each may do, and every permission there is.</summary>
[Requires(RealmPermissions.SeeMembers), AmongOthers("Counts who holds each role."), Reads]
internal sealed class ListRoles(AppDb db, Actor actor, PermissionList permissions, Text text)
{
    /// <param name="Standard">Cannot be deleted.</param>
    public sealed record RoleView(string Code, string Name, IReadOnlyList<string> Permissions, bool Standard, int Members);

    public sealed record PermissionView(string Code, string Summary);

    public sealed record View(IReadOnlyList<RoleView> Roles, IReadOnlyList<PermissionView> Permissions);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/roles", (Slice<ListRoles> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the realm's roles and all permissions");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var roles = await db.Set<Role>().AsNoTracking().Where(role => role.RealmId == actor.Here)
            .Select(role => new { Role = role, Members = db.Set<MemberRole>().Count(held => held.RealmId == actor.Here && held.Role == role.Code) })
            .ToListAsync(stop);
        var all = permissions.All.OrderBy(permission => permission.Code, StringComparer.Ordinal).ToList();
        return new View(
            [.. roles.OrderBy(found => Place(found.Role.Code)).ThenBy(found => found.Role.Name, StringComparer.Ordinal).Select(found => new RoleView(
                found.Role.Code, found.Role.Name, found.Role.Code == StandardRoles.Admin ? all.ConvertAll(permission => permission.Code) : found.Role.Permissions,
                StandardRoles.All.Contains(found.Role.Code), found.Members))],
            all.ConvertAll(permission => new PermissionView(permission.Code, text[permission.Summary])));
    }

    private static int Place(string code) => StandardRoles.All.ToList().IndexOf(code) is >= 0 and var place ? place : int.MaxValue;
}
