using System.ComponentModel.DataAnnotations;
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
using Questory.Realms.Realms;

namespace Questory.Realms.Roles;

/// <summary>Makes a role of the realm's own (NT-013).</summary>
[Requires(RealmPermissions.ManageRoles)]
internal sealed class CreateRole(AppDb db, Actor actor, PermissionList permissions, AuditTrail audit)
{
    /// <param name="Code">Lower-case letters, digits and single hyphens; unique in the realm, never changed.</param>
    public sealed record Request([Required, StringLength(50)] string Code, [Required] RoleTerms Terms);

    public sealed record View(string Code, string Name, IReadOnlyList<string> Permissions);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/roles", (string realm, Request? request, Slice<CreateRole> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(role => $"/api/realms/{realm}/roles/{role.Code}"))
        .WithSummary("Make a role");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (!Realm.IsSlug(request.Code))
            return Outcome.Invalid("code", "Use lower-case letters, digits and single hyphens, e.g. “class-helper”.");
        if (request.Terms.FaultOf(actor, permissions, []) is { } fault)
            return fault;
        if (await db.Set<Role>().AnyAsync(role => role.RealmId == actor.Here && role.Code == request.Code, stop))
            return Outcome.Conflict("code_taken", $"There is a role “{request.Code}” already.");
        var role = new Role { RealmId = actor.Here, Code = request.Code, Name = request.Terms.Name.Trim(), Permissions = [.. request.Terms.Permissions.Distinct().Order()] };
        db.Add(role);
        audit.Write("make role", "role", actor.Here.Value, details: new { role.Code, role.Permissions });
        return new View(role.Code, role.Name, role.Permissions);
    }
}
