using System.Net.Security;
using System.Text;

namespace Questory.Platform.Mail.Smtp;

/// <summary>A server's answer: a three-digit code and its words, of one line or more (RFC 5321 §4.2).</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 400;
    public bool IsForGood => Code >= 500;

    // While a conversation begins, a 5xx may be mended by an operator; only about a mail itself it is the last word.
    public SmtpReply OrRefuse(string what = "connection") => IsGood ? this : throw new SmtpRefusal($"The server refused the {what}: {this}");

    public override string ToString() => $"{Code} {string.Join(" ", Lines)}";
}

/// <summary>The two-way line to a server: commands out, answers in.</summary>
internal sealed class SmtpLine(Stream stream)
{
    private const int ReplyMax = 64, LineMax = 4096;
    private readonly byte[] buffer = new byte[LineMax];
    private int filled, taken;

    public Stream Stream => stream;
    public bool IsEncrypted => stream is SslStream;

    public async Task<SmtpReply> Ask(string command, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), stop);
        await stream.FlushAsync(stop);
        return await Answer(stop);
    }

    public async Task<SmtpReply> Answer(CancellationToken stop)
    {
        var lines = new List<string>();
        while (lines.Count < ReplyMax)
        {
            var line = await ReadLine(stop);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || code is < 200 or > 599)
                throw new SmtpRefusal($"The server does not speak SMTP: “{line}”.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new(code, lines);
        }
        throw new SmtpRefusal("The server's answer has no end.");
    }

    // What came along with the answer to STARTTLS could have been slipped in on the way: it must not count afterwards.
    public void NothingMayBeLeft()
    {
        if (taken < filled)
            throw new SmtpRefusal("The server said more before the line was encrypted than it may.");
    }

    private async Task<string> ReadLine(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (line.Length <= LineMax)
        {
            if (taken == filled)
            {
                (taken, filled) = (0, await stream.ReadAsync(buffer, stop));
                if (filled == 0)
                    throw new SmtpRefusal("The server hung up.");
            }
            var letter = (char)buffer[taken++];
            if (letter == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }
        throw new SmtpRefusal("The server's line has no end.");
    }
}
