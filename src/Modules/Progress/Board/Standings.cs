namespace Questory.Progress.Board;

/// <summary>A place on a board. Places are told apart by score, the higher first, then by account.</summary>
internal readonly record struct Place(Guid Account, long Xp) : IComparable<Place>
{
    public int CompareTo(Place other) => Xp != other.Xp ? other.Xp.CompareTo(Xp) : Account.CompareTo(other.Account);
}

/// <summary>Everyone on one board in the order of their places, in memory. Finding a rank, a place or its neighbours takes
/// microseconds among a million, and so does moving somebody. About 80 bytes a person.</summary>
/// <remarks>Sorted rows of at most <see cref="Row"/> places, found by halving; how many stand before a row is added up from the
/// rows' lengths, which for a million people are some two thousand numbers. Not safe for several threads.</remarks>
internal sealed class Standings
{
    private const int Row = 1024;
    private readonly Dictionary<Guid, long> scores = [];
    private readonly List<List<Place>> rows = [];

    public int Count => scores.Count;

    public long? Of(Guid account) => scores.TryGetValue(account, out var xp) ? xp : null;

    /// <summary>Gives someone this score; nothing, or null, takes them off the board.</summary>
    public void Set(Guid account, long? xp)
    {
        if (scores.TryGetValue(account, out var old))
        {
            if (old == xp)
                return;
            Take(new Place(account, old));
            scores.Remove(account);
        }
        if (xp is > 0)
        {
            scores.Add(account, xp.Value);
            Put(new Place(account, xp.Value));
        }
    }

    /// <summary>How many have more than a score, and how many have just as many.</summary>
    public (int Better, int Tied) Around(long xp)
    {
        var better = Before(new Place(Guid.Empty, xp));
        return (better, xp == long.MinValue ? 0 : Before(new Place(Guid.Empty, xp - 1)) - better);
    }

    /// <summary>How many places come before this one, whether it is taken or not.</summary>
    public int Before(Place place)
    {
        var row = RowOf(place);
        var before = 0;
        for (var i = 0; i < row; i++)
            before += rows[i].Count;
        return row == rows.Count ? before : before + Within(rows[row], place);
    }

    /// <summary>The places from one number on, counted from 0; fewer at the end.</summary>
    public List<Place> From(int first, int count)
    {
        var places = new List<Place>(count);
        var row = 0;
        for (; row < rows.Count && first >= rows[row].Count; row++)
            first -= rows[row].Count;
        for (; row < rows.Count && places.Count < count; row++, first = 0)
            places.AddRange(rows[row].Skip(first).Take(count - places.Count));
        return places;
    }

    private void Put(Place place)
    {
        if (rows.Count == 0)
        {
            rows.Add(new(Row + 1) { place });
            return;
        }
        var at = Math.Min(RowOf(place), rows.Count - 1);
        var row = rows[at];
        row.Insert(Within(row, place), place);
        if (row.Count <= Row)
            return;
        // Whoever comes in order, as when all are read anew, leaves full rows behind.
        var kept = row[^1] == place ? Row : Row / 2;
        rows.Insert(at + 1, new(Row + 1));
        rows[at + 1].AddRange(row[kept..]);
        row.RemoveRange(kept, row.Count - kept);
    }

    private void Take(Place place)
    {
        var at = RowOf(place);
        rows[at].RemoveAt(Within(rows[at], place));
        if (rows[at].Count == 0)
            rows.RemoveAt(at);
    }

    // The first row that does not end before the place.
    private int RowOf(Place place)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
            if (rows[(low + high) / 2] is var row && row[^1].CompareTo(place) < 0)
                low = (low + high) / 2 + 1;
            else
                high = (low + high) / 2;
        return low;
    }

    private static int Within(List<Place> row, Place place) => row.BinarySearch(place) is var found && found < 0 ? ~found : found;
}
