using System.Text;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>
/// A stretch of a GIFT text that knows where it stands. Searching passes over escaped characters. Only ASCII white
/// space counts as such: a no-break space belongs to the author's text.
/// </summary>
internal readonly record struct GiftSpan(string Source, int Start, int End)
{
    /// <summary>What a backslash may stand before; before anything else it is a plain backslash.</summary>
    private const string Escapable = "~=#{}:n\\";

    public bool IsBlank => Trim().Start == Trim().End;

    public ReadOnlySpan<char> Raw => Source.AsSpan(Start, End - Start);

    public GiftSpan Upto(int end) => this with { End = end };

    public GiftSpan From(int start) => this with { Start = Math.Min(start, End) };

    public GiftSpan TrimStart()
    {
        var start = Start;
        while (start < End && IsSpace(Source[start])) start++;
        return From(start);
    }

    public GiftSpan TrimEnd()
    {
        var end = End;
        while (end > Start && IsSpace(Source[end - 1])) end--;
        return Upto(end);
    }

    public GiftSpan Trim() => TrimStart().TrimEnd();

    public bool StartsWith(string word) => Raw.StartsWith(word, StringComparison.Ordinal);

    /// <summary>Where the sign first stands unescaped, or null.</summary>
    public int? Find(string sign)
    {
        for (var i = Start; i <= End - sign.Length; i++)
            if (IsEscape(i)) i++;
            else if (string.CompareOrdinal(Source, i, sign, 0, sign.Length) == 0) return i;

        return null;
    }

    /// <summary>The next of several signs that stands unescaped, or null.</summary>
    public int? FindAny(string signs)
    {
        for (var i = Start; i < End; i++)
            if (IsEscape(i)) i++;
            else if (signs.Contains(Source[i])) return i;

        return null;
    }

    /// <summary>Takes a prefix such as <c>[html]</c> off; null when there is none.</summary>
    public GiftSpan TakeFormat(out TextFormat? format)
    {
        var text = TrimStart();
        format = null;
        foreach (var (prefix, named) in GiftFormats.All)
            if (text.StartsWith(prefix))
            {
                format = named;
                return text.From(text.Start + prefix.Length).TrimStart();
            }

        return this;
    }

    /// <summary>The text as its reader shall see it. Markdown and HTML keep their white space, the others fold it.</summary>
    public string Text(TextFormat format)
    {
        var fold = format is TextFormat.Plain or TextFormat.Moodle;
        var text = new StringBuilder(End - Start);
        var spaceBefore = false;
        for (var i = Start; i < End; i++)
        {
            var c = Source[i];
            if (c == GiftSource.Blank || (c == '\r' && !fold && i + 1 < End && Source[i + 1] == '\n')) continue;
            var space = IsSpace(c);
            if (IsEscape(i)) text.Append(Source[++i] is var escaped && escaped == 'n' ? '\n' : escaped);
            else if (!space || !fold) text.Append(c == '\r' ? '\n' : c);
            else if (!spaceBefore) text.Append(' ');
            spaceBefore = space;
        }

        return text.ToString();
    }

    /// <summary>Null when nothing is there. Without a prefix of its own a text has the format of what it belongs to.</summary>
    public RichText? Rich(TextFormat belongsTo)
    {
        var rest = TakeFormat(out var own).Trim();
        var format = own ?? belongsTo;
        var text = rest.Text(format);
        return text.Length == 0 ? null : new RichText(text, format);
    }

    private bool IsEscape(int i) => Source[i] == '\\' && i + 1 < End && Escapable.Contains(Source[i + 1]);

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or GiftSource.Blank;
}

internal static class GiftFormats
{
    public static readonly (string Prefix, TextFormat Format)[] All =
    [
        ("[html]", TextFormat.Html), ("[markdown]", TextFormat.Markdown), ("[plain]", TextFormat.Plain), ("[moodle]", TextFormat.Moodle),
    ];
}
