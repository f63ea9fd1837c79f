using System.Text;

namespace Questory.Assessment.Questions;

/// <summary>
/// Compares a typed answer with an accepted one. Walks both texts instead of building a regular expression, so that
/// no pattern of an author's can make marking slow.
/// </summary>
internal static class TextPattern
{
    // Private-use character: a wildcard must stay apart from a star that is meant literally.
    private const char Anything = '\uE000';

    public static bool Fits(string pattern, string typed)
    {
        var (wanted, given) = (Fold(Parse(pattern)), Fold(typed));
        int w = 0, g = 0, lastStar = -1, retry = 0;
        while (g < given.Length)
            if (w < wanted.Length && wanted[w] == Anything) (lastStar, retry) = (w++, g);
            else if (w < wanted.Length && wanted[w] == given[g]) (w, g) = (w + 1, g + 1);
            else if (lastStar >= 0) (w, g) = (lastStar + 1, ++retry);
            else return false;

        return wanted.AsSpan(w).TrimStart(Anything).IsEmpty;
    }

    /// <summary>The pattern as a learner may read it: a wildcard becomes an ellipsis.</summary>
    public static string Shown(string pattern) => Parse(pattern).Replace(Anything, '…');

    private static string Parse(string pattern) =>
        pattern.Replace(Anything.ToString(), "").Replace(@"\*", "\uE001").Replace('*', Anything).Replace('\uE001', '*');

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize().ToUpperInvariant())
            if (!char.IsWhiteSpace(c)) folded.Append(Straight(c));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');

        return folded.ToString().TrimEnd(' ');
    }

    // Phones type curly quotes by themselves; no child shall fail for that.
    private static char Straight(char c) => c switch { '‘' or '’' => '\'', '“' or '”' => '"', _ => c };
}
