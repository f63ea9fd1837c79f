using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Roles;

/// <summary>Renames a role and sets what it may do; its holders feel it at their next request (NT-013). Admins keep everything.</summary>
[Requires(RealmPermissions.ManageRoles)]
internal sealed class ChangeRole(AppDb db, Actor actor, PermissionList permissions, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/roles/{code}", (string code, RoleTerms? terms, Slice<ChangeRole> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(code, terms!, stop), stop).ToHttp())
        .WithSummary("Change a role");

    public async Task<Outcome<Done>> Run(string code, RoleTerms terms, CancellationToken stop)
    {
        if (await db.Set<Role>().SingleOrDefaultAsync(r => r.RealmId == actor.Here && r.Code == code, stop) is not { } role)
            return Outcome.NotFound("role");
        if (terms.FaultOf(actor, permissions, role.Permissions) is { } fault)
            return fault;
        var wanted = terms.Permissions.Distinct().Order().ToArray();
        if (code == StandardRoles.Admin && permissions.All.Any(permission => !wanted.Contains(permission.Code)))
            return Outcome.Conflict("admin_keeps_all", "Admins always hold every permission: make another role for those who should hold fewer.");
        audit.Write("change role", "role", actor.Here.Value, details: new
        {
            code, added = wanted.Except(role.Permissions), removed = role.Permissions.Except(wanted), name = terms.Name.Trim(),
        });
        (role.Name, role.Permissions) = (terms.Name.Trim(), wanted);
        return Outcome.Done;
    }
}
