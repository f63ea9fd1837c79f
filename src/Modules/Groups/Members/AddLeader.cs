using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>Lets another teacher of the realm lead the group as well.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Makes another person a leader.")]
internal sealed class AddLeader(AppDb db, Actor actor, TimeProvider time, AuditTrail audit, FellowLeaders fellows)
{
    public sealed record Request([Required] AccountId? Account);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPost("/{group:guid}/leaders", (Guid group, Request? request, Slice<AddLeader> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(group), request!, stop), stop).ToHttp())
        .WithSummary("Add a leader to a group");

    public async Task<Outcome<Done>> Run(GroupId id, Request request, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        var account = request.Account!.Value;
        if ((await fellows.Of(stop)).All(fellow => fellow.Account != account))
            return Outcome.Invalid("account", "Choose somebody who may lead groups in this [realm].");
        var membership = await db.Set<Membership>().SingleOrDefaultAsync(m => m.AccountId == account && m.GroupId == id, stop);
        if (membership is { State: MembershipState.Active, Role: GroupRole.Leader })
            return Outcome.Conflict("already_in", "This person leads here already.");
        if (membership is null)
            db.Add(membership = Membership.In(group, account));
        membership.Join(GroupRole.Leader, time.GetUtcNow());
        audit.Write("add group leader", "member", account.Value, details: new { group = id });
        return Outcome.Done;
    }
}
