using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Groups;

/// <summary>Takes a group's code away: nobody comes in by it until there is a new one.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class CloseGroup(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapDelete("/{group:guid}/code", (Guid group, Slice<CloseGroup> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Take a group's code away");

    public async Task<Outcome<Done>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        group.Close();
        audit.Write("close group", "group", id.Value);
        return Outcome.Done;
    }
}
