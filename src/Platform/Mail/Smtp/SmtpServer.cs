using System.Net;
using System.Net.Mail;
using System.Web;
using Questory.Platform.Slices;

namespace Questory.Platform.Mail.Smtp;

/// <summary>Whether the way to the server is encrypted: never, when it offers STARTTLS, only with STARTTLS, or by TLS from the first byte.</summary>
public enum SmtpSecurity { None, WhenOffered, Required, FromTheStart }

/// <summary>Where mail leaves, and as whom.</summary>
/// <param name="Fingerprint">SHA-256 of the server's certificate in hex, for one that no authority has signed.</param>
public sealed record SmtpServer(
    string Host, int Port, SmtpSecurity Security, string? User, string? Password, string? Fingerprint, string FromAddress, string FromName)
{
    public bool IsHere => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads <c>smtp://user:password@host:port?tls=when_offered&amp;from=…&amp;name=…&amp;fingerprint=…</c>; <c>smtps</c> means TLS
    /// from the start. Ports: 465 with it, 587 with a user, else 25.</summary>
    /// <param name="sender">The address mail comes from when the URL names none.</param>
    /// <exception cref="Refusal">It is no such address.</exception>
    public static SmtpServer Parse(string url, string sender)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
            throw new Refusal("QUESTORY_SMTP is no mail server's address: write it as smtp://user:password@mail.example.org:587.");
        var more = HttpUtility.ParseQueryString(uri.Query);
        var login = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var security = uri.Scheme == "smtps" ? SmtpSecurity.FromTheStart : EnumText.Read(more["tls"], SmtpSecurity.WhenOffered);
        var from = more["from"] ?? sender;
        if (!IsAddress(from))
            throw new Refusal($"“{from}” in QUESTORY_SMTP is no e-mail address: write from=no-reply@example.org.");
        return new(uri.IdnHost.Trim('[', ']'), uri.Port > 0 ? uri.Port : security == SmtpSecurity.FromTheStart ? 465 : login[0].Length > 0 ? 587 : 25, security,
            login[0].Length > 0 ? login[0] : null, login.Length > 1 ? login[1] : null, more["fingerprint"]?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant(), from, more["name"] ?? "Questory");
    }

    /// <summary>One plain address that fits between the angle brackets of an SMTP command.</summary>
    public static bool IsAddress(string text) => text.Length is >= 3 and <= 255
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or '"' or ',' or ';')
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
