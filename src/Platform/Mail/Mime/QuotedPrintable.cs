using System.Text;

namespace Questory.Platform.Mail.Mime;

/// <summary>RFC 2045 §6.7: UTF-8 text in ASCII lines of at most 76 characters, ended by CRLF, readable where it is English.</summary>
internal static class QuotedPrintable
{
    private const int LineMax = 76;

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + text.Length / 8);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            Line(encoded, Encoding.UTF8.GetBytes(line));
        return encoded.ToString();
    }

    private static void Line(StringBuilder encoded, ReadOnlySpan<byte> line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var last = i == line.Length - 1;
            // A space at a line's end would be lost on the way.
            var plain = line[i] is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (line[i] is (byte)' ' or (byte)'\t' && !last);
            var width = plain ? 1 : 3;
            if (column + width > (last ? LineMax : LineMax - 1))
            {
                encoded.Append("=\r\n");
                column = 0;
            }
            if (plain)
                encoded.Append((char)line[i]);
            else
                encoded.Append('=').Append(line[i].ToString("X2"));
            column += width;
        }
        encoded.Append("\r\n");
    }
}
