using System.Globalization;

namespace Questory.Platform.Jobs;

/// <summary>A number and its thing, as a job's result says it to operators: "1 week", "1,200 weeks".</summary>
public static class Counted
{
    /// <param name="many">With an s where absent.</param>
    public static string Of(long number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
