using Questory.Platform.Access;
using Questory.Progress.Contracts;

namespace Questory.Progress.Board;

/// <summary>What one person sees of a board: its best and those beside their own place, with what the whole board says of them.</summary>
internal sealed record Sight(AccountId Viewer, List<Place> Top, List<Place> Above, List<Place> Below, int Better, (int Better, int Tied) Beside)
{
    private const int Next = 5;

    /// <param name="me">Null for who has earned nothing in this period.</param>
    public static Sight Of(Standings standings, AccountId viewer, OwnScore? me, int limit)
    {
        var top = standings.From(0, limit);
        if (me is not { Xp: { } xp })
            return new(viewer, top, [], [], 0, default);
        var before = standings.Before(new Place(viewer.Value, xp));
        var above = standings.From(Math.Max(0, before - Next), Math.Min(before, Next));
        var below = standings.From(before + (me.Face == BoardFace.Hidden ? 0 : 1), Next);
        var first = above.Count > 0 ? above[0].Xp : me.Face == BoardFace.Hidden && below.Count > 0 ? below[0].Xp : xp;
        return new(viewer, top, above, below, standings.Around(xp).Better, standings.Around(first));
    }

    /// <summary>Everyone in sight but the one who looks.</summary>
    public Guid[] Others => [.. Top.Concat(Above).Concat(Below).Select(place => place.Account).Where(account => account != Viewer.Value).Distinct()];

    /// <summary>The board with ranks, names and faces; of the viewer's own face and level only <paramref name="own"/> knows.</summary>
    public BoardView Show(BoardKey key, OwnScore? own, Dictionary<Guid, ShownPerson> people)
    {
        var me = own is { Xp: > 0 } ? own : null;
        var top = Ranked(Top, 0, Top.Count(place => place.Xp == Top[0].Xp), people);
        var beside = me is null ? [] : Neighbours(me, people);
        return new BoardView(key.Period, key.Period == Period.All ? null : key.StartsOn, null, null, top, beside.FirstOrDefault(entry => entry.IsMe), beside, own?.Face ?? BoardFace.Named);
    }

    private IReadOnlyList<BoardEntry> Neighbours(OwnScore me, Dictionary<Guid, ShownPerson> people)
    {
        var mine = new Place(Viewer.Value, me.Xp!.Value);
        if (me.Face != BoardFace.Hidden)
            return Ranked([.. Above, mine, .. Below], Beside.Better, Beside.Tied, people);
        // Who hides has a rank that only they see, and takes nobody's number.
        var others = Ranked([.. Above, .. Below], Beside.Better, Beside.Tied, people);
        return [.. others.Take(Above.Count), Entry(Better + 1, mine, people[mine.Account]), .. others.Skip(Above.Count)];
    }

    private IReadOnlyList<BoardEntry> Ranked(List<Place> places, long better, long tied, Dictionary<Guid, ShownPerson> people) =>
        [.. places.Zip(Ranks.Of([.. places.Select(place => place.Xp)], better, tied), (place, rank) => Entry(rank, place, people[place.Account]))];

    private BoardEntry Entry(long rank, Place place, ShownPerson person)
    {
        var isMe = place.Account == Viewer.Value;
        var named = isMe || person.Face == BoardFace.Named;
        return new BoardEntry(rank, named ? new AccountId(place.Account) : null, named ? person.Name : null, person.Level, place.Xp, isMe, named ? person.Avatar : null);
    }
}
