using System.Numerics;

namespace Questory.Progress.Levels;

/// <summary>Leaving level L takes floor(100 · L^1.3) XP, and costs add up (AE-035).</summary>
internal sealed class PowerCurve : LevelCurve
{
    // Begin of each level, by level - 1. Grows with the highest level ever asked for and is replaced, never changed.
    private long[] begins = [0];

    protected override long Begin(int level) => UpTo(known => known.Length >= level)[level - 1];

    protected override int Reached(long xp)
    {
        var known = UpTo(known => known[^1] > xp);
        var found = Array.BinarySearch(known, xp);
        return found >= 0 ? found + 1 : ~found;
    }

    private long[] UpTo(Func<long[], bool> enough)
    {
        var known = Volatile.Read(ref begins);
        while (!enough(known))
        {
            var more = new long[known.Length * 2];
            known.CopyTo(more, 0);
            for (var i = known.Length; i < more.Length; i++)
                more[i] = more[i - 1] + Cost(i);
            known = more;
            Volatile.Write(ref begins, known);
        }
        return known;
    }

    /// <summary>floor(100 · L^1.3) is the whole tenth root of 100^10 · L^13: floating point only guesses, whole numbers decide.</summary>
    private static long Cost(int level)
    {
        var power = BigInteger.Pow(100, 10) * BigInteger.Pow(level, 13);
        var cost = (long)(100 * Math.Pow(level, 1.3));
        while (BigInteger.Pow(cost, 10) > power)
            cost--;
        while (BigInteger.Pow(cost + 1, 10) <= power)
            cost++;
        return cost;
    }
}
