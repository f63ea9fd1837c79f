using Questory.Platform.Outcomes;

namespace Questory.Insights.Events;

/// <summary>Whole days of UTC that a question about events covers, both named days included.</summary>
internal sealed record EventPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    private const int MostDays = 92;

    /// <summary>Without days: today.</summary>
    public static Outcome<EventPeriod> Of(DateOnly? from, DateOnly? to, TimeProvider time)
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from ?? last;
        if (last < first)
            return Outcome.Invalid("to", "Give a day that is not before the first.");
        if (last.DayNumber - first.DayNumber >= MostDays || last == DateOnly.MaxValue)
            return Outcome.Invalid("from", $"Ask for at most {MostDays} days at once.");
        return new EventPeriod(new(first, TimeOnly.MinValue, TimeSpan.Zero), new(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
    }
}
