using System.Text.RegularExpressions;

namespace Questory.Accounts.People;

/// <summary>The name others see. It must not carry the ways to reach a person: those who play here may be children (AE-011).</summary>
internal static partial class DisplayName
{
    public static string? Fault(string text)
    {
        var name = text.Trim();
        if (name.Length is 0 or > Account.DisplayNameMax)
            return $"A display name has 1 to {Account.DisplayNameMax} characters.";
        if (name.Any(char.IsControl))
            return "A display name is one line of plain text.";
        return Reaches(name) ? "A display name must not hold an e-mail address, a phone number or a link." : null;
    }

    /// <summary>Holds a way to reach a person.</summary>
    public static bool Reaches(string text) => Reaching().IsMatch(text) || text.Count(char.IsDigit) >= 7;

    // "me@x.org", "www.x.org", "https://…", "x.org/me", "find-me.com"
    [GeneratedRegex(@"@\S|://|\bwww\.|\b[\p{L}\d-]+\.(com|net|org|info|io|co|me|gg|tv|app|dev|edu|eu|de|uk|ru|us|fr|ch|at)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reaching();
}
