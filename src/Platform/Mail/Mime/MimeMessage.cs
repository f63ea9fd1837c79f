using System.Globalization;
using System.Text;

namespace Questory.Platform.Mail.Mime;

/// <summary>A mail as it goes over the wire: headers, then the same words as plain text and as HTML.</summary>
/// <param name="Id">Stays the same at every try, so that a mail sent twice by mishap is shown once.</param>
/// <param name="SwitchOff">For the reader's own "unsubscribe" button (RFC 2369, RFC 8058).</param>
public sealed record MimeMessage(
    Guid Id, string FromName, string FromAddress, string To, string Subject, string Text, string Html, DateTimeOffset At, string? SwitchOff)
{
    /// <summary>ASCII, lines ended by CRLF; dots are not stuffed yet.</summary>
    public byte[] ToBytes()
    {
        // Nothing in the parts can look like it: they hold no '=' but in front of two hex digits or a line's end.
        var boundary = $"=_{Id:N}";
        var message = new StringBuilder()
            .Append($"From: {HeaderText.Mailbox(FromName, FromAddress)}\r\n")
            .Append($"To: {HeaderText.Mailbox("", To)}\r\n")
            .Append(HeaderText.Line("Subject", Subject))
            .Append($"Date: {At.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\r\n")
            .Append($"Message-ID: <{Id:N}@{FromAddress[(FromAddress.LastIndexOf('@') + 1)..]}>\r\n")
            .Append("Auto-Submitted: auto-generated\r\n");
        if (SwitchOff is not null)
            message.Append($"List-Unsubscribe: <{SwitchOff}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        message.Append($"MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n");
        Part(message, boundary, "plain", Text);
        Part(message, boundary, "html", Html);
        return Encoding.ASCII.GetBytes(message.Append($"--{boundary}--\r\n").ToString());
    }

    private static void Part(StringBuilder message, string boundary, string kind, string text) => message.Append(
        $"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{QuotedPrintable.Encode(text)}\r\n");
}
