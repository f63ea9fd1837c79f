namespace Questory.Progress.Levels;

/// <summary>Level = 1 + floor(sqrt(XP / 100)); leaving level L takes L² · 100 XP in total (CR-020, CR-021, NT-092).</summary>
internal sealed class SquareCurve : LevelCurve
{
    protected override long Begin(int level) => (level - 1L) * (level - 1L) * 100;

    protected override int Reached(long xp) => (int)Root(xp / 100) + 1;
}
