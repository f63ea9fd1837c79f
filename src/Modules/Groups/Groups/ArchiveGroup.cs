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

/// <summary>Puts a group away: read-only, and gone from its members' pages. What they learned stays theirs.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class ArchiveGroup(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapPut("/{group:guid}/archive", (Guid group, Slice<ArchiveGroup> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Archive a group");

    public async Task<Outcome<Done>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        group.Archive(time.GetUtcNow());
        audit.Write("archive group", "group", id.Value);
        return Outcome.Done;
    }
}
