using System.Text.RegularExpressions;

namespace Questory.Platform.Texts;

/// <summary>A readable name in addresses and files: lower-case letters and digits, parted by single hyphens.</summary>
public static partial class Slug
{
    public static bool Is(string text, int max) => text.Length <= max && Shape().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}
