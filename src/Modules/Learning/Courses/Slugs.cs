using System.Globalization;
using System.Text;
using Questory.Platform.Texts;

namespace Questory.Learning.Courses;

/// <summary>The part of an address that names a course or topic: lower-case letters, digits, single hyphens.</summary>
internal static class Slugs
{
    public const int Max = 100;
    public const string Cure = "Use lower-case letters, digits and single hyphens, e.g. “spot-the-fake”.";

    public static bool Is(string text) => Slug.Is(text, Max);

    /// <summary>A slug that reads like the title; empty when no letter of it can be kept.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        return slug.ToString(0, Math.Min(slug.Length, Max - 5)).Trim('-');
    }

    /// <summary>The first of <c>wish</c>, <c>wish-2</c>, <c>wish-3</c> … that is free.</summary>
    public static string Free(string wish, IReadOnlySet<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wish : $"{wish}-{n}").First(slug => !taken.Contains(slug));
}
