namespace Questory.Progress.Levels;

/// <summary>Level n begins at 50 · n · (n − 1) XP (RL-004).</summary>
internal sealed class TriangularCurve : LevelCurve
{
    protected override long Begin(int level) => 50L * level * (level - 1L);

    // n(n − 1) ≤ m, for m = floor(XP / 50), holds up to n = floor((1 + floor(sqrt(4m + 1))) / 2).
    protected override int Reached(long xp) => (int)((1 + Root(4 * (xp / 50) + 1)) / 2);
}
