using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>The guardian says no to a group, or takes the own child out of one it is in.</summary>
[SignedIn, AmongOthers("Changes the own child’s membership.")]
internal sealed class DenyMembership(AppDb db, Actor actor, TimeProvider time, GuardedChild guarded, Ending ending, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder children) => children
        .MapDelete("/{child}/groups/{group:guid}/permission", (AccountId child, Guid group, Slice<DenyMembership> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(child, new(group), stop), stop).ToHttp())
        .WithSummary("Do not let my child be in a group");

    public async Task<Outcome<Done>> Run(AccountId child, GroupId id, CancellationToken stop)
    {
        if (await guarded.Find(child, stop) is null || await guarded.GroupOf(child, id, stop) is null)
            return Outcome.NotFound("group");
        audit.Write("deny group", "member", child.Value, details: new { group = id });
        var membership = await db.Set<Membership>().SingleAsync(m => m.AccountId == child && m.GroupId == id, stop);
        if (membership.State == MembershipState.Active)
            return await ending.Of(id, child, stop);
        if (membership.State == MembershipState.Waiting)
            membership.Refuse(actor.Me, time.GetUtcNow());
        return Outcome.Done;
    }
}
