using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>Leaves a group, or takes back having asked. A group's last leader stays until there is another.</summary>
[SignedIn, AmongOthers("Asks whether another leader stays.")]
internal sealed class LeaveGroup(AppDb db, Actor actor, Ending ending)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapDelete("/{group:guid}/membership", (Guid group, Slice<LeaveGroup> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Leave a group");

    public async Task<Outcome<Done>> Run(GroupId id, CancellationToken stop)
    {
        var ended = await ending.Of(id, actor.Me, stop);
        return ended.Ok && await db.StillLetIn(actor, stop) is { } shutOut ? shutOut : ended;
    }
}
