using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Board;

/// <summary>The best of a period, my own rank, and those next to me, by all XP or by those of one pathway (RL-031, RL-032, CR-078,
/// CR-079). Ties share a rank: 1, 2, 2, 4.</summary>
[SignedIn, AmongOthers("Shows everybody’s rank."), OwnWork("Looks at a board in memory; what must be read is read by look-ups that all who look share.")]
internal sealed class SeeLeaderboard(Actor actor, CurrentSettings settings, Boards boards, BoardKeys keys, Pathways pathways)
{
    /// <param name="Period"><c>all</c> (default), <c>week</c>, <c>month</c> or <c>season</c> (the running one).</param>
    /// <param name="Pathway">A slug of <c>progress/pathways</c>; null for all XP. Its board knows no seasons.</param>
    public sealed record Request(Period? Period, [Range(1, 100)] int? Limit, string? Pathway = null);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/leaderboard", (string? period, int? limit, string? pathway, Slice<SeeLeaderboard> slice, CancellationToken stop) =>
        {
            var request = new Request(BoardKeys.PeriodOf(period), limit, pathway);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("The leaderboard with my own rank; period: all, week, month or season; of one pathway or of all XP");

    public async Task<Outcome<BoardView>> Run(Request request, CancellationToken stop)
    {
        var visibility = await settings.Get(ProgressSettings.LeaderboardVisibility, stop);
        if (visibility == ProgressSettings.Off)
            return Outcome.NotFound("leaderboard") with { Code = BoardAmong.NoBoard };
        var found = await keys.Of(request.Period, stop);
        if (!found.Ok)
            return found.Problem;
        var pathway = request.Pathway is { } slug ? await pathways.Find(actor.Here, slug, stop) : null;
        if (pathway is null && request.Pathway is not null)
            return Outcome.NotFound("pathway");
        if (pathway is not null && request.Period == Period.Season)
            return Outcome.Invalid("period", "A pathway has a board of all time, of the month and of the week, not of a season.");
        var key = found.Value with { Pathway = pathway?.Id };

        var board = await boards.Of(key, stop);
        var own = await boards.People.Own(key, actor.Me, stop);
        var me = own is { Xp: > 0 } ? own : null;
        // What one's own row says is true at once, on whatever node one asks.
        board.Know(actor.Me.Value, me is { Face: not BoardFace.Hidden } ? me.Xp : null);
        var (sight, people) = await Read(board, me, visibility == ProgressSettings.Everyone ? request.Limit ?? 50 : 0);
        people[actor.Me.Value] = new(actor.Me.Value, actor.DisplayName, own?.Level ?? 1, own?.Face ?? BoardFace.Named, actor.Face);
        return sight.Show(key, own, people) with { Pathway = pathway?.Slug, Name = pathway?.Name };
    }

    // Nobody is shown who is listed no longer: whoever is found to be gone is taken off, and the board is looked at once more.
    private async Task<(Sight Sight, Dictionary<Guid, ShownPerson> People)> Read(LiveBoard board, OwnScore? me, int limit)
    {
        while (true)
        {
            var sight = board.Look(standings => Sight.Of(standings, actor.Me, me, limit));
            var shown = sight.Others;
            var people = await boards.People.Of(actor.Here, shown);
            if (people.Count == shown.Length)
                return (sight, people);
            foreach (var gone in shown.Where(account => !people.ContainsKey(account)))
                board.Know(gone, null);
        }
    }
}
