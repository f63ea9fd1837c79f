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

/// <summary>Brings an archived group back, with the people it had.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class ReopenGroup(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapDelete("/{group:guid}/archive", (Guid group, Slice<ReopenGroup> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Bring an archived group back");

    public async Task<Outcome<Done>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        group.Reopen();
        audit.Write("reopen group", "group", id.Value);
        return Outcome.Done;
    }
}
