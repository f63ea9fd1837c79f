using System.Globalization;
using System.Text.RegularExpressions;
using Questory.Accounts.People;

namespace Questory.Accounts.Family;

/// <summary>A child's first name and no more: no surname is asked for, and nothing by which a child could be reached (AE-001).</summary>
internal static partial class FirstName
{
    public static string? Fault(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length is 0 or > Account.NameMax)
            return $"Give a first name of 1 to {Account.NameMax} characters.";
        return name.Any(char.IsControl) || name.Any(char.IsDigit) || !name.Any(char.IsLetter) || DisplayName.Reaches(name)
            ? "Give the first name alone: no surname, address, number or link." : null;
    }

    /// <summary>A name for others that has a first name among its words: "Ada", "ada_2017", "Brave Ada" of Ada (AE-013).</summary>
    public static bool Shows(string displayName, string? firstName) =>
        firstName is not null && Words(firstName).Intersect(Words(displayName), StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)).Any();

    // Single letters are initials or chance.
    private static IEnumerable<string> Words(string name) => Runs().Matches(name).Select(run => run.Value);

    [GeneratedRegex(@"[\p{L}\p{M}]{2,}")]
    private static partial Regex Runs();
}
