using System.Globalization;
using System.Text;

namespace Questory.Platform.Mail.Mime;

/// <summary>Texts as mail headers carry them: ASCII in lines of at most 76 characters, other letters as RFC 2047 encoded words.
/// A line break in a value ends here, so none can begin a header of its own.</summary>
internal static class HeaderText
{
    /// <summary>Base64 of these and the frame, after the longest name of a header, stay within a line.</summary>
    private const int BytesPerWord = 39;

    /// <summary>"Subject: Grüße" as it is sent, folded and ended by CRLF.</summary>
    public static string Line(string name, string value) => $"{name}: {Unstructured(value, name.Length + 2)}\r\n";

    public static string Unstructured(string value, int column = 0)
    {
        var clean = Clean(value);
        return clean.All(char.IsAscii) && clean.Length + column <= 76 && !clean.Contains("=?", StringComparison.Ordinal) ? clean : Words(clean);
    }

    /// <summary>A display name with its address.</summary>
    public static string Mailbox(string name, string address) =>
        Clean(name) is not { Length: > 0 } clean ? $"<{Clean(address)}>"
        : clean.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ') && clean.Length < 60 ? $"{clean} <{Clean(address)}>"
        : $"{Words(clean)}\r\n <{Clean(address)}>";

    // Each word must be whole letters of its own: a reader decodes them one by one.
    private static string Words(string text)
    {
        var words = new List<string>();
        var letters = StringInfo.GetTextElementEnumerator(text);
        var part = new StringBuilder();
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (part.Length > 0 && Encoding.UTF8.GetByteCount(part.ToString()) + Encoding.UTF8.GetByteCount(letter) > BytesPerWord)
            {
                words.Add(Word(part.ToString()));
                part.Clear();
            }
            part.Append(letter);
        }
        words.Add(Word(part.ToString()));
        return string.Join("\r\n ", words);
    }

    private static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    private static string Clean(string value) =>
        string.Concat(value.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}
