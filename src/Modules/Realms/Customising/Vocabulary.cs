using Questory.Platform.Outcomes;
using Questory.Realms.Editions;

namespace Questory.Realms.Customising;

/// <summary>The standard words a realm can replace by its own.</summary>
internal static class Vocabulary
{
    public const int WordMax = 40;

    /// <summary>Every word that any edition replaces, singular and plural.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [.. Edition.All.Values.SelectMany(edition => edition.Words.Keys).Distinct().Order(StringComparer.Ordinal)];

    public static Problem? FaultOf(IReadOnlyDictionary<string, string?> words)
    {
        var faults = words.Select(pair => (pair.Key, Fault: FaultOf(pair.Key, pair.Value))).Where(pair => pair.Fault is not null)
            .ToDictionary(pair => pair.Key, pair => new[] { pair.Fault! });
        return faults.Count == 0 ? null : Outcome.Invalid(faults);
    }

    private static string? FaultOf(string standard, string? own) =>
        !Words.Contains(standard) ? "There is no such word to replace."
        : own is null || own.Trim().Length == 0 ? null
        : own.Trim().Length > WordMax ? $"Use at most {WordMax} characters."
        : own.Any(letter => char.IsControl(letter) || letter is '[' or ']' or '{' or '}' or '<' or '>') ? "Use plain words." : null;
}
