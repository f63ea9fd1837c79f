using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Progress.Board;

namespace Questory.Progress.Contracts;

/// <summary>A board among some tens or hundreds of people of the realm, such as a class: ranked anew on each look from their rows,
/// so it is right on every node and needs no memory.</summary>
public sealed class BoardAmong
{
    /// <summary>The code of the refusal where a realm has chosen to have no board.</summary>
    public const string NoBoard = "no_leaderboard";

    private readonly AppDb db;
    private readonly Actor actor;
    private readonly CurrentSettings settings;
    private readonly BoardKeys keys;

    internal BoardAmong(AppDb db, Actor actor, CurrentSettings settings, BoardKeys keys) => (this.db, this.actor, this.settings, this.keys) = (db, actor, settings, keys);

    /// <summary>404 where the realm has no boards, or no season runs; 422 for an unknown period. To be asked within a slice that may
    /// look at others.</summary>
    /// <param name="name">What they are together: "Class 4b".</param>
    /// <param name="period">As the leaderboard's own; its absence means all time.</param>
    /// <param name="limit">1 to 100; null: 50.</param>
    /// <param name="named">False shows nobody's name but the viewer's own.</param>
    public async Task<Outcome<BoardView>> Of(
        string name, IReadOnlyCollection<AccountId> people, string? period, int? limit, bool named, CancellationToken stop)
    {
        var visibility = await settings.Get(ProgressSettings.LeaderboardVisibility, stop);
        if (visibility == ProgressSettings.Off)
            return Outcome.NotFound("leaderboard") with { Code = NoBoard };
        var found = await keys.Of(BoardKeys.PeriodOf(period), stop);
        if (!found.Ok)
            return found.Problem;
        var key = found.Value;
        var rows = await db.Rows(BoardSql.Among(key), row => (
                Person: new ShownPerson(row.GetGuid(0), row.GetString(2), row.GetInt32(3), ShownPeople.FaceOf(row.GetString(4)), row.IsDBNull(5) ? null : row.GetString(5)),
                Xp: row.IsDBNull(1) ? (long?)null : row.GetInt64(1)),
            stop, [.. BoardSql.Which(key), people.Select(person => person.Value).ToArray()]);

        var standings = new Standings();
        foreach (var (person, xp) in rows.Where(row => row.Person.Face != BoardFace.Hidden))
            standings.Set(person.Account, xp);
        var own = rows.Where(row => row.Person.Account == actor.Me.Value).Select(row => new OwnScore(row.Xp, row.Person.Level, row.Person.Face)).SingleOrDefault();
        var sight = Sight.Of(standings, actor.Me, own is { Xp: > 0 } ? own : null, visibility == ProgressSettings.Everyone ? limit ?? 50 : 0);
        return sight.Show(key, own, rows.ToDictionary(row => row.Person.Account,
            row => named || row.Person.Face == BoardFace.Hidden ? row.Person : row.Person with { Face = BoardFace.Anonymous })) with { Name = name };
    }
}
