using System.Text;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>Writes texts so that no character of theirs is taken for a sign of GIFT's.</summary>
internal static class GiftText
{
    public static string Write(RichText text, TextFormat around) => Prefix(text.Text, text.Format, around) + Escape(text.Text);

    /// <summary>
    /// The format, where it is not that of the surrounding text. It is also written before texts whose beginning
    /// would be read as a format, a weight or a comment, because nothing can escape those.
    /// </summary>
    public static string Prefix(string text, TextFormat format, TextFormat around) =>
        format == around && text is not ['[' or '%' or '/', ..] ? "" : GiftFormats.All.First(entry => entry.Format == format).Prefix;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c == '\n') escaped.Append("\\n");
            else if (c is '\\' or '~' or '=' or '#' or '{' or '}' or ':') escaped.Append('\\').Append(c);
            else escaped.Append(c);

        return escaped.ToString();
    }
}
