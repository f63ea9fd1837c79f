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

/// <summary>Gives a group a fresh code; whoever still has the old one can do nothing with it.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class NewJoinCode(AppDb db, Actor actor, AuditTrail audit)
{
    public sealed record View(string? JoinCode);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPut("/{group:guid}/code", (Guid group, Slice<NewJoinCode> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Give a group a new code");

    public async Task<Outcome<View>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        group.Open();
        audit.Write("renew group code", "group", id.Value);
        return new View(Group.Spell(group.JoinCode));
    }
}
