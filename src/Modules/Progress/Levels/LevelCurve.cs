namespace Questory.Progress.Levels;

/// <summary>How much XP each level takes. Exact whole numbers throughout: nobody is a level short by a rounding error.</summary>
internal abstract class LevelCurve
{
    /// <summary>More XP than anyone earns; up to here no curve overflows.</summary>
    public const long XpMax = 1_000_000_000_000;

    public static IReadOnlyDictionary<string, LevelCurve> All { get; } = new Dictionary<string, LevelCurve>
    {
        ["power"] = new PowerCurve(),
        ["square"] = new SquareCurve(),
        ["triangular"] = new TriangularCurve(),
    };

    /// <summary>Total XP at which a level begins. Level 1 begins at 0; there is no level below it.</summary>
    public long Threshold(int level) => level >= 1 ? Begin(level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "Levels begin at 1.");

    /// <summary>The highest level that this total has paid for.</summary>
    /// <param name="xp">0 to <see cref="XpMax"/>; negative XP is refused (AE-035, CR-020).</param>
    public int LevelOf(long xp) => xp is >= 0 and <= XpMax ? Reached(xp)
        : throw new ArgumentOutOfRangeException(nameof(xp), xp, $"XP are whole numbers from 0 to {XpMax:N0}.");

    /// <summary>What is still missing to the level after the one given.</summary>
    public long Missing(long xp, int level) => Threshold(level + 1) - xp;

    public long XpToNext(long xp) => Missing(xp, LevelOf(xp));

    protected abstract long Begin(int level);

    protected abstract int Reached(long xp);

    /// <summary>Largest whole number whose square is at most the value, up to 10^15.</summary>
    private protected static long Root(long value)
    {
        var root = (long)Math.Sqrt(value);
        while (root * root > value)
            root--;
        while ((root + 1) * (root + 1) <= value)
            root++;
        return root;
    }
}
