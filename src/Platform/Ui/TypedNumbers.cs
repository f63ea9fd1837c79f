using System.Globalization;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Ui;

/// <summary>Reads the numbers of a form, which arrive as texts, and remembers which of them are none: a browser without
/// number fields sends anything, and what was typed has to stand there again.</summary>
public sealed class TypedNumbers
{
    private readonly Dictionary<string, string[]> faults = [];

    /// <summary>422 naming every field that holds no number; null when all do.</summary>
    public Problem? Problem => faults.Count > 0 ? Outcome.Invalid(faults) : null;

    /// <returns>Null when nothing was typed.</returns>
    public int? Whole(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Fault(field, "Type a whole number here.");

    /// <inheritdoc cref="Whole"/>
    public decimal? Exact(string field, string? text, decimal min = decimal.MinValue, decimal max = decimal.MaxValue)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        // Much of the world writes 3,14.
        if (!decimal.TryParse(text.Contains('.') ? text : text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Fault(field, "Type a number here, such as 3.14.");
        return number >= min && number <= max ? number : Fault(field, FormattableString.Invariant($"Keep this between {min} and {max}."));
    }

    private int? Fault(string field, string cure)
    {
        faults[field] = [cure];
        return null;
    }
}
