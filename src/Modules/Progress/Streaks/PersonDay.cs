namespace Questory.Progress.Streaks;

/// <summary>Which calendar day a moment belongs to for a person: their own zone's or UTC, beginning at an hour of choice.</summary>
/// <param name="UseUtc">Days of UTC for everyone (AE, EP) instead of each person's own.</param>
/// <param name="StartHour">0 to 12: what is done before this hour still belongs to the day before.</param>
internal sealed record PersonDay(bool UseUtc, int StartHour)
{
    public const string LearnerZone = "learner_zone";
    public const string Utc = "utc";

    public DateOnly Of(DateTimeOffset at, TimeZoneInfo zone)
    {
        // The wall clock decides, not the hours gone by: a day of 23 or 25 hours is one day.
        var wall = UseUtc ? at.UtcDateTime : TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var day = DateOnly.FromDateTime(wall);
        return wall.Hour < StartHour ? day.AddDays(-1) : day;
    }
}
