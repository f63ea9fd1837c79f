using System.Globalization;
using System.Text.RegularExpressions;

namespace Questory.Assessment.Questions;

/// <summary>Reads a number as people and files write it: <c>-3.5</c>, <c>.5</c>, <c>6.02e23</c>. A comma is never guessed at.</summary>
internal static partial class NumberText
{
    public const int Max = 60;

    /// <summary>False when it is no number, or one that 28 decimal digits cannot hold (1e30, 1e-30).</summary>
    public static bool TryRead(string text, out decimal number)
    {
        number = 0;
        return text.Length <= Max
            && Shape().IsMatch(text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && (number != 0 || !Mantissa(text).AsSpan().ContainsAnyInRange('1', '9'));
    }

    /// <summary>Keeps the zeros its author wrote: 3.10 stays 3.10.</summary>
    public static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Mantissa(string text) => text.Split('e', 'E')[0];

    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\z", RegexOptions.ECMAScript)]
    private static partial Regex Shape();
}
