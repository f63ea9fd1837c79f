using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Questory.Tests.Platform.Mail;

/// <summary>A mail as a server got it, read back as a mail program would.</summary>
public sealed partial record ReceivedMail(string From, string To, string Raw)
{
    public string? Header(string name) => Headers().Match(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)] + "\r\n") is var first && first.Success
        ? Headers().Matches(Raw[..(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2)])
            .Where(header => header.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => Decode(header.Groups[2].Value)).SingleOrDefault()
        : null;

    public IEnumerable<string> HeaderNames => Headers().Matches(Raw[..(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2)]).Select(header => header.Groups[1].Value);

    public string Text => Part("text/plain");

    public string Html => Part("text/html");

    private string Part(string type)
    {
        var boundary = Boundary().Match(Raw).Groups[1].Value;
        var part = Raw.Split($"--{boundary}").Single(each => each.Contains($"Content-Type: {type}", StringComparison.Ordinal));
        var body = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return QuotedPrintable(body);
    }

    private static string QuotedPrintable(string body)
    {
        var text = body.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '=')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
                bytes.Add((byte)text[i]);
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Decode(string value) => Word().Replace(BetweenWords().Replace(value.Replace("\r\n", "", StringComparison.Ordinal), "?==?"),
        word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value))).Trim();

    [GeneratedRegex(@"^([A-Za-z-]+): (.*(?:\r\n[ \t].*)*)\r$", RegexOptions.Multiline)]
    private static partial Regex Headers();

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}
