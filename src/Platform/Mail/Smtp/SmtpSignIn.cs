using System.Text;

namespace Questory.Platform.Mail.Smtp;

/// <summary>Shows a server the user's name and password (RFC 4954): PLAIN, or LOGIN for old ones.</summary>
internal static class SmtpSignIn
{
    public static async Task As(string user, string password, SmtpServer server, SmtpLine line, IReadOnlyList<string> offers, CancellationToken stop)
    {
        if (!line.IsEncrypted && !server.IsHere && server.Security != SmtpSecurity.None)
            throw new SmtpRefusal("The server offers no STARTTLS, so the password would be seen on its way: it was not sent.");
        var ways = offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN"))
            await Ask($"AUTH PLAIN {Base64($"\0{user}\0{password}")}");
        else if (ways.Contains("LOGIN"))
        {
            await Ask("AUTH LOGIN");
            await Ask(Base64(user));
            await Ask(Base64(password));
        }
        else
            throw new SmtpRefusal("The server offers no way to sign in that Questory knows (PLAIN or LOGIN).");

        async Task Ask(string command) => (await line.Ask(command, stop)).OrRefuse("sign-in");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
