namespace Questory.Progress.Streaks;

/// <summary>Days in a row on which a person did something that counts (AE-038, CR-024, NT-087, EP-052).</summary>
internal readonly record struct Streak(int Current, int Longest, DateOnly? LastDay)
{
    /// <summary>The streak after something that counts was done on the day.</summary>
    public Streak On(DateOnly day)
    {
        // A day before the last one comes from a journey westwards or a clock set back: it neither adds nor breaks.
        if (LastDay >= day)
            return this;
        var current = LastDay?.AddDays(1) == day ? Current + 1 : 1;
        return new Streak(current, Math.Max(Longest, current), day);
    }

    /// <summary>What the person may call their streak today: a run whose last day is neither today nor yesterday is over.</summary>
    public int RunningOn(DateOnly today) => LastDay?.AddDays(1) >= today ? Current : 0;
}
