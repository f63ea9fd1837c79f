using Questory.Progress.Rewards;

namespace Questory.Progress.Challenges;

/// <summary>When a challenge's day begins and ends, in whichever calendar the realm has chosen.</summary>
internal static class ChallengeDays
{
    /// <summary>No zone is further behind than this: by then the day is over for everyone.</summary>
    private static readonly TimeSpan LastZone = TimeSpan.FromHours(12);

    public static DateTimeOffset BeginOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The end of the day for the last person who has it.</summary>
    public static DateTimeOffset EndOf(DateOnly day, RealmTerms terms) =>
        BeginOf(day.AddDays(1)).AddHours(terms.Day.StartHour) + (terms.Day.UseUtc ? TimeSpan.Zero : LastZone);
}
