using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Sets the roles a member holds; they apply from the member's next request (NT-013, EP-011).</summary>
[Requires(RealmPermissions.ManageMembers), AmongOthers("Changes another member and counts the admins.")]
internal sealed class GiveRoles(AppDb db, Actor actor, TimeProvider time, PermissionList permissions, AuditTrail audit)
{
    /// <param name="Roles">All roles from now on, by code; at least one.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> Roles);

    private static readonly Problem IsChild = Outcome.Conflict("is_child", "This is a child: it learns here, and holds no other role.");

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/members/{account}/roles", (AccountId account, Request? request, Slice<GiveRoles> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Set a member's roles");

    public async Task<Outcome<Done>> Run(AccountId account, Request request, CancellationToken stop)
    {
        if (!await db.Set<Member>().AnyAsync(m => m.AccountId == account && m.RealmId == actor.Here, stop))
            return Outcome.NotFound("member");
        var wanted = request.Roles.Distinct().ToList();
        if (!wanted.Contains(StandardRoles.Admin) && await db.IfIs(actor.Here, account, stop) is { } last)
            return last;

        if (!wanted.Contains(StandardRoles.Parent) && await db.IfGuardsHere(actor.Here, account, stop) is { } linked)
            return linked;

        if (wanted.Any(role => role != StandardRoles.Learner) && (await db.ChildrenAmong([account], stop)).Count > 0)
            return IsChild;

        var held = await db.Set<MemberRole>().Where(r => r.AccountId == account && r.RealmId == actor.Here).ToListAsync(stop);
        if (await db.FaultOf(actor, permissions, [.. wanted.Except(held.Select(r => r.Role))], stop) is { } fault)
            return fault;
        db.RemoveRange(held.Where(r => !wanted.Contains(r.Role)));
        foreach (var role in wanted.Except(held.Select(r => r.Role)))
            db.Add(new MemberRole { AccountId = account, RealmId = actor.Here, Role = role, GrantedAt = time.GetUtcNow() });
        audit.Write("give roles", "member", account.Value, details: new { from = held.Select(r => r.Role).Order(), to = wanted.Order() });
        return Outcome.Done;
    }
}
