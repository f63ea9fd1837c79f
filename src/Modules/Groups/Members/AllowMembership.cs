using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>The guardian allows the own child to be in a group it has asked for (AE-032). Allowing again changes nothing.</summary>
[SignedIn, AmongOthers("Changes the own child’s membership.")]
internal sealed class AllowMembership(AppDb db, GuardedChild guarded, Joining joining, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder children) => children
        .MapPut("/{child}/groups/{group:guid}/permission", (AccountId child, Guid group, Slice<AllowMembership> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(child, new(group), stop), stop).ToHttp())
        .WithSummary("Allow my child to be in a group");

    public async Task<Outcome<Done>> Run(AccountId child, GroupId id, CancellationToken stop)
    {
        if (await guarded.Find(child, stop) is null || await guarded.GroupOf(child, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        if (await db.IfSilent(child, stop) is { } silent)
            return silent;
        audit.Write("allow group", "member", child.Value, details: new { group = id });
        return await joining.Allow(group, child, stop) is { Ok: false, Problem: var refused } ? refused : Outcome.Done;
    }
}
