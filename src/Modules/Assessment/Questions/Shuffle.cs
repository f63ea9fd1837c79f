namespace Questory.Assessment.Questions;

/// <summary>
/// An order that depends on the seed and the ids alone. The author's own order cannot show through, even when one
/// seed serves a whole attempt and the right option is always written first; and the same seed gives a learner who
/// comes back the same page, on every node and version.
/// </summary>
internal static class Shuffle
{
    public static IReadOnlyList<Item> By(long seed, IEnumerable<Item> items) =>
        [.. items.OrderBy(item => Place(seed, item.Id)).ThenBy(item => item.Id, StringComparer.Ordinal)];

    // FNV-1a over the id, started from the seed and finished with splitmix64's mixer so that near seeds part ways.
    public static ulong Place(long seed, string id)
    {
        var hash = Mix((ulong)seed ^ 0xcbf29ce484222325);
        foreach (var c in id) hash = (hash ^ c) * 0x100000001b3;
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
