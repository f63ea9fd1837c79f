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

/// <summary>Deletes a role of the realm's own; its holders lose it. Standard roles stay (NT-013).</summary>
[Requires(RealmPermissions.ManageRoles)]
internal sealed class DeleteRole(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapDelete("/roles/{code}", (string code, Slice<DeleteRole> slice, CancellationToken stop) => slice.Run(s => s.Run(code, stop), stop).ToHttp())
        .WithSummary("Delete a role");

    public async Task<Outcome<Done>> Run(string code, CancellationToken stop)
    {
        if (await db.Set<Role>().SingleOrDefaultAsync(r => r.RealmId == actor.Here && r.Code == code, stop) is not { } role)
            return Outcome.NotFound("role");
        if (StandardRoles.All.Contains(code))
            return Outcome.Conflict("standard_role", "Standard roles cannot be deleted; take their permissions away instead.");
        audit.Write("delete role", "role", actor.Here.Value, details: new { code, role.Permissions });
        db.Remove(role);
        return Outcome.Done;
    }
}
