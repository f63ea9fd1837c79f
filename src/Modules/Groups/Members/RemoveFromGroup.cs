using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>Takes somebody out of a group I lead, a fellow leader included.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Changes another person’s membership.")]
internal sealed class RemoveFromGroup(AppDb db, Actor actor, Ending ending, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapDelete("/{group:guid}/members/{account}", (Guid group, AccountId account, Slice<RemoveFromGroup> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(group), account, stop), stop).ToHttp())
        .WithSummary("Take somebody out of a group");

    public async Task<Outcome<Done>> Run(GroupId id, AccountId account, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is null)
            return Outcome.NotFound("group");
        audit.Write("remove from group", "member", account.Value, details: new { group = id });
        return await ending.Of(id, account, stop);
    }
}
