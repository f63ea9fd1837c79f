using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Groups.Kinds;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Groups.Boards;

/// <summary>The leaderboard among the learners who are in a group now, for them and those who lead it. It shows no more than the
/// realm's own board; and where a kind's members do not read each other's names (AE-052), learners read none here either.</summary>
[SignedIn, AmongOthers("Ranks the group’s learners.")]
internal sealed class SeeGroupBoard(AppDb db, Actor actor, BoardAmong boards)
{
    /// <param name="Period"><c>all</c> (default), <c>week</c>, <c>month</c> or <c>season</c> (the running one).</param>
    public sealed record Request(string? Period, [Range(1, 100)] int? Limit);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/{group:guid}/leaderboard", (Guid group, string? period, int? limit, Slice<SeeGroupBoard> slice, CancellationToken stop) =>
        {
            var request = new Request(period, limit);
            return slice.Run(request, s => s.Run(new(group), request, stop), stop).ToHttp();
        })
        .WithSummary("The leaderboard of a group I am in or lead; period: all, week, month or season");

    public async Task<Outcome<BoardView>> Run(GroupId id, Request request, CancellationToken stop)
    {
        var led = actor.May(GroupPermissions.Lead) ? await db.FindLed(actor, id, stop) : null;
        if ((led ?? await Mine(id, stop)) is not { } group)
            return Outcome.NotFound("group");
        var named = led is not null || await db.Set<GroupKind>().Where(kind => kind.RealmId == actor.Here && kind.Code == group.Kind).Select(kind => kind.ShowsMembers).SingleAsync(stop);
        var learners = await db.Rows($"select learner.account_id from {GroupsInSql.Learners} learner where learner.group_id = $1", row => new AccountId(row.GetGuid(0)), stop, id.Value);
        return await boards.Of(group.Name, learners, request.Period, request.Limit, named, stop);
    }

    private async Task<Group?> Mine(GroupId id, CancellationToken stop) => await db.IsLearnerIn(id, actor.Me, stop)
        ? await db.Set<Group>().SingleOrDefaultAsync(group => group.Id == id && group.RealmId == actor.Here && group.ArchivedAt == null, stop) : null;
}
