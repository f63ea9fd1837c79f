namespace Questory.Accounts.Preferences;

internal static class TimeZones
{
    /// <summary>Only names of the IANA database; Windows' own names mean nothing to browsers and databases.</summary>
    public static bool Knows(string name) => name.Length <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    /// <summary>For a list to choose from, by name.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The zone, or UTC when this machine's time zone data does not know the name (any more).</summary>
    public static TimeZoneInfo Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
