using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.People;
using Questory.Progress.Seasons;

namespace Questory.Progress.Board;

/// <summary>The best of a period, my own rank, and those next to me (RL-031, RL-032, CR-078). Ties share a rank: 1, 2, 2, 4.</summary>
[SignedIn, AmongOthers("Shows everybody’s rank.")]
internal sealed class SeeLeaderboard(AppDb db, Actor actor, CurrentSettings settings, TimeProvider time)
{
    /// <summary>The code of the refusal where a realm has chosen to have no board.</summary>
    public const string NoBoard = "no_leaderboard";

    private const int Beside = 5;

    /// <param name="Period"><c>all</c> (default), <c>week</c>, <c>month</c> or <c>season</c> (the running one).</param>
    public sealed record Request(Period? Period, [Range(1, 100)] int? Limit);

    /// <param name="Account">Null, like the name, for someone who shows without one.</param>
    /// <param name="Avatar">The address of the picture worn; null for a drawn face.</param>
    public sealed record Entry(long Rank, AccountId? Account, string? DisplayName, int Level, long Xp, bool IsMe, string? Avatar);

    /// <param name="Me">Null before my first XP of the period.</param>
    /// <param name="Neighbours">Up to five before me, myself, and up to five after me.</param>
    /// <param name="Face">How I show to others.</param>
    public sealed record View(Period Period, DateOnly? StartsOn, IReadOnlyList<Entry> Entries, Entry? Me, IReadOnlyList<Entry> Neighbours, BoardFace Face);

    private sealed record Place(Guid Account, string Name, int Level, BoardFace Face, long Xp, string? Avatar);

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

        var now = time.GetUtcNow();
        var season = period != Period.Season ? null : await db.Set<Season>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.StartsAt <= now && s.EndsAt > now, stop);
        if (period == Period.Season && season is null)
            return Outcome.NotFound("season") with { Code = SeeSeason.NoSeason };
        var startsOn = season is null ? PeriodScore.StartOf(period, now) : DateOnly.FromDateTime(season.StartsAt.UtcDateTime);
        object?[] common = [actor.Here.Value, season?.Id.ToString() ?? Naming.Snake(period), startsOn, actor.Me.Value];
        var top = visibility == ProgressSettings.Everyone ? await Places(BoardSql.Top(period), stop, [.. common, request.Limit ?? 50]) : [];
        var me = (await Places(BoardSql.Me(period), stop, common)).SingleOrDefault();
        var beside = me is null ? [] : await Neighbours(period, me, common, stop);
        return new View(period, period == Period.All ? null : startsOn,
            Ranked(top, 0, top.Count(place => place.Xp == top[0].Xp)), beside.FirstOrDefault(entry => entry.IsMe), beside, await Face(stop));
    }

    private Task<BoardFace> Face(CancellationToken stop) => db.Set<ProgressPerson>()
        .Where(person => person.AccountId == actor.Me && person.RealmId == actor.Here).Select(person => person.BoardFace).SingleOrDefaultAsync(stop);

    private async Task<IReadOnlyList<Entry>> Neighbours(Period period, Place me, object?[] common, CancellationToken stop)
    {
        var above = await Places(BoardSql.Above(period), stop, [.. common, me.Xp, Beside]);
        var below = await Places(BoardSql.Below(period), stop, [.. common, me.Xp, Beside]);
        above.Reverse();
        List<Place> others = me.Face == BoardFace.Hidden ? [.. above, .. below] : [.. above, me, .. below];
        var mine = (await Better(period, me.Xp, common, stop)).Better + 1;
        if (others.Count == 0)
            return [Show(mine, me)];
        var (better, tied) = await Better(period, others[0].Xp, common, stop);
        var ranked = Ranked(others, better, tied);
        // Who hides has a rank that only they see, and takes nobody's number.
        return me.Face == BoardFace.Hidden ? [.. ranked.Take(above.Count), Show(mine, me), .. ranked.Skip(above.Count)] : ranked;
    }

    private async Task<(long Better, long Tied)> Better(Period period, long xp, object?[] common, CancellationToken stop) =>
        (await db.Rows(BoardSql.Count(period), row => (row.GetInt64(0), row.GetInt64(1)), stop, [.. common, xp])).Single();

    private IReadOnlyList<Entry> Ranked(List<Place> places, long better, long tied) =>
        [.. places.Zip(Ranks.Of([.. places.Select(place => place.Xp)], better, tied), (place, rank) => Show(rank, place))];

    private Entry Show(long rank, Place place)
    {
        var isMe = place.Account == actor.Me.Value;
        var named = isMe || place.Face == BoardFace.Named;
        return new Entry(rank, named ? new AccountId(place.Account) : null, named ? place.Name : null, place.Level, place.Xp, isMe, named ? place.Avatar : null);
    }

    private Task<List<Place>> Places(string sql, CancellationToken stop, params object?[] parameters) => db.Rows(sql, Read, stop, parameters);

    private static Place Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetInt32(2),
        Enum.Parse<BoardFace>(row.GetString(3), ignoreCase: true), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5));
}
