using System.Globalization;

namespace Questory.Platform.Ui;

/// <summary>Moments in a form's <c>datetime-local</c> fields: the writer's own wall clock, to the minute.</summary>
public static class TypedTimes
{
    private const string Shape = "yyyy-MM-ddTHH:mm";

    public static string Show(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString(Shape, CultureInfo.InvariantCulture);

    /// <summary>False when something was typed that is no moment; null when nothing was.</summary>
    public static bool Read(string? text, TimeZoneInfo zone, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!DateTime.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || wall.Year is < 1900 or > 9000)
            return false;
        // An hour that a change of clocks leaves out is taken for the one after it.
        wall = DateTime.SpecifyKind(zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall, DateTimeKind.Unspecified);
        moment = new DateTimeOffset(wall, zone.GetUtcOffset(wall));
        return true;
    }

    /// <summary>The typed moment, or the one it was shown for when nobody has touched it: minutes must not round away a second.</summary>
    public static DateTimeOffset? Unless(DateTimeOffset? typed, DateTimeOffset? before, TimeZoneInfo zone) =>
        typed is { } now && before is { } then && Show(now, zone) == Show(then, zone) ? then : typed;
}
