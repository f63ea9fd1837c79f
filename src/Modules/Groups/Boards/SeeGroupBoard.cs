using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Groups.Kinds;
using Questory.Groups.Members;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Groups.Boards;

/// <summary>The leaderboard among the learners who are in a group now, for them and those who lead it. It shows no more than the
/// realm's own board; and where a kind's members do not read each other's names (AE-052), learners read none here either.</summary>
[SignedIn, AmongOthers("Ranks the group’s learners."), Reads]
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
        var seen = actor.May(GroupPermissions.Lead) && await db.NameOfLed(actor, id, stop) is { } led ? new Seen(led, Named: true) : await Mine(id, stop);
        if (seen is null)
            return Outcome.NotFound("group");
        var learners = await db.Rows($"select learner.account_id from {GroupsInSql.Learners} learner where learner.group_id = $1", row => new AccountId(row.GetGuid(0)), stop, id.Value);
        return await boards.Of(seen.Name, learners, request.Period, request.Limit, seen.Named, stop);
    }

    /// <param name="Named">Whether the one who looks reads others' display names.</param>
    private sealed record Seen(string Name, bool Named);

    private Task<Seen?> Mine(GroupId id, CancellationToken stop) => (
        from mine in db.Set<Membership>()
        join its in db.Set<Group>() on mine.GroupId equals its.Id
        join kind in db.Set<GroupKind>() on new { its.RealmId, its.Kind } equals new { kind.RealmId, Kind = kind.Code }
        where mine.AccountId == actor.Me && its.Id == id && its.RealmId == actor.Here && its.ArchivedAt == null
            && mine.Role == GroupRole.Member && mine.State == MembershipState.Active
        select new Seen(its.Name, kind.ShowsMembers)).SingleOrDefaultAsync(stop);
}
