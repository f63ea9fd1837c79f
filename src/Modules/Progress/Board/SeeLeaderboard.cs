using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.People;
using Questory.Progress.Seasons;

namespace Questory.Progress.Board;

/// <summary>The best of a period, my own rank, and those next to me (RL-031, RL-032, CR-078). Ties share a rank: 1, 2, 2, 4.</summary>
[SignedIn, AmongOthers("Shows everybody’s rank."), OwnWork("Looks at a board in memory; what must be read is read by look-ups that all who look share.")]
internal sealed class SeeLeaderboard(AppDb db, Actor actor, Work work, CurrentSettings settings, TimeProvider time, Boards boards)
{
    /// <summary>The code of the refusal where a realm has chosen to have no board.</summary>
    public const string NoBoard = "no_leaderboard";

    private const int Next = 5;

    /// <param name="Period"><c>all</c> (default), <c>week</c>, <c>month</c> or <c>season</c> (the running one).</param>
    public sealed record Request(Period? Period, [Range(1, 100)] int? Limit);

    /// <param name="Account">Null, like the name, for someone who shows without one.</param>
    /// <param name="Avatar">The address of the picture worn; null for a drawn face.</param>
    public sealed record Entry(long Rank, AccountId? Account, string? DisplayName, int Level, long Xp, bool IsMe, string? Avatar);

    /// <param name="Me">Null before my first XP of the period.</param>
    /// <param name="Neighbours">Up to five before me, myself, and up to five after me.</param>
    /// <param name="Face">How I show to others.</param>
    public sealed record View(Period Period, DateOnly? StartsOn, IReadOnlyList<Entry> Entries, Entry? Me, IReadOnlyList<Entry> Neighbours, BoardFace Face);

    // The places shown, with what the whole board says of them.
    private sealed record Part(List<Place> Top, List<Place> Above, List<Place> Below, int Better, (int Better, int Tied) Beside);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/leaderboard", (string? period, int? limit, Slice<SeeLeaderboard> slice, CancellationToken stop) =>
        {
            var request = new Request(PeriodOf(period), limit);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("The leaderboard with my own rank; period: all, week, month or season");

    /// <summary>The period of an address's word; null when it is none.</summary>
    public static Period? PeriodOf(string? word) => Enum.TryParse<Period>(word ?? "all", true, out var known) && Enum.IsDefined(known) ? known : null;

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (request.Period is not { } period)
            return Outcome.Invalid("period", "Choose one of: all, week, month, season.");
        var visibility = await settings.Get(ProgressSettings.LeaderboardVisibility, stop);
        if (visibility == ProgressSettings.Off)
            return Outcome.NotFound("leaderboard") with { Code = NoBoard };

        var found = period == Period.Season ? await RunningSeason(stop) : BoardKey.At(actor.Here, period, time.GetUtcNow());
        if (!found.Ok)
            return found.Problem;
        var key = found.Value;
        var board = await boards.Of(key, stop);
        var own = await boards.People.Own(key, actor.Me, stop);
        var me = own is { Xp: > 0 } ? own : null;
        // What one's own row says is true at once, on whatever node one asks.
        board.Know(actor.Me.Value, me is { Face: not BoardFace.Hidden } ? me.Xp : null);
        var (part, people) = await Read(board, me, visibility == ProgressSettings.Everyone ? request.Limit ?? 50 : 0);
        people[actor.Me.Value] = new(actor.Me.Value, actor.DisplayName, own?.Level ?? 1, own?.Face ?? BoardFace.Named, actor.Face);
        var top = Ranked(part.Top, 0, part.Top.Count(place => place.Xp == part.Top[0].Xp), people);
        var beside = me is null ? [] : Beside(part, me, people);
        return new View(period, period == Period.All ? null : key.StartsOn, top, beside.FirstOrDefault(entry => entry.IsMe), beside, own?.Face ?? BoardFace.Named);
    }

    private Task<Outcome<BoardKey>> RunningSeason(CancellationToken stop) => work.Do<BoardKey>(nameof(SeeLeaderboard), null, async () =>
    {
        var now = time.GetUtcNow();
        return await db.Set<Season>().AsNoTracking().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.StartsAt <= now && s.EndsAt > now, stop) is { } season
            ? BoardKey.Of(season)
            : Outcome.NotFound("season") with { Code = SeeSeason.NoSeason };
    }, stop);

    // Nobody is shown who is listed no longer: whoever is found to be gone is taken off, and the board is looked at once more.
    private async Task<(Part Part, Dictionary<Guid, ShownPerson> People)> Read(LiveBoard board, OwnScore? me, int limit)
    {
        while (true)
        {
            var part = board.Look(standings => PartOf(standings, me, limit));
            Guid[] shown = [.. part.Top.Concat(part.Above).Concat(part.Below).Select(place => place.Account).Where(account => account != actor.Me.Value).Distinct()];
            var people = await boards.People.Of(actor.Here, shown);
            if (people.Count == shown.Length)
                return (part, people);
            foreach (var gone in shown.Where(account => !people.ContainsKey(account)))
                board.Know(gone, null);
        }
    }

    private Part PartOf(Standings standings, OwnScore? me, int limit)
    {
        var top = standings.From(0, limit);
        if (me is not { Xp: { } xp })
            return new(top, [], [], 0, default);
        var before = standings.Before(new Place(actor.Me.Value, xp));
        var above = standings.From(Math.Max(0, before - Next), Math.Min(before, Next));
        var below = standings.From(before + (me.Face == BoardFace.Hidden ? 0 : 1), Next);
        var first = above.Count > 0 ? above[0].Xp : me.Face == BoardFace.Hidden && below.Count > 0 ? below[0].Xp : xp;
        return new(top, above, below, standings.Around(xp).Better, standings.Around(first));
    }

    private IReadOnlyList<Entry> Beside(Part part, OwnScore me, Dictionary<Guid, ShownPerson> people)
    {
        var mine = new Place(actor.Me.Value, me.Xp!.Value);
        if (me.Face != BoardFace.Hidden)
            return Ranked([.. part.Above, mine, .. part.Below], part.Beside.Better, part.Beside.Tied, people);
        // Who hides has a rank that only they see, and takes nobody's number.
        var others = Ranked([.. part.Above, .. part.Below], part.Beside.Better, part.Beside.Tied, people);
        return [.. others.Take(part.Above.Count), Show(part.Better + 1, mine, people[mine.Account]), .. others.Skip(part.Above.Count)];
    }

    private IReadOnlyList<Entry> Ranked(List<Place> places, long better, long tied, Dictionary<Guid, ShownPerson> people) =>
        [.. places.Zip(Ranks.Of([.. places.Select(place => place.Xp)], better, tied), (place, rank) => Show(rank, place, people[place.Account]))];

    private Entry Show(long rank, Place place, ShownPerson person)
    {
        var isMe = place.Account == actor.Me.Value;
        var named = isMe || person.Face == BoardFace.Named;
        return new Entry(rank, named ? new AccountId(place.Account) : null, named ? person.Name : null, person.Level, place.Xp, isMe, named ? person.Avatar : null);
    }
}
