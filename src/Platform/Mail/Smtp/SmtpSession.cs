using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Questory.Platform.Mail.Smtp;

/// <summary>A conversation with a mail server (RFC 5321, 3207, 4954): opened, encrypted and signed in once, good for many mails.</summary>
public sealed class SmtpSession : IAsyncDisposable
{
    /// <summary>For each step; a server may think for a while before it takes a mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>"Service not available, closing": said at any time.</summary>
    private const int Closing = 421;

    private readonly SmtpServer server;
    private readonly TcpClient tcp = new();
    private SmtpLine line = null!;
    private IReadOnlyList<string> offers = [];

    private SmtpSession(SmtpServer server) => this.server = server;

    private bool IsEncrypted => line.IsEncrypted;

    /// <exception cref="SmtpRefusal">It cannot be reached, is not the one expected, or does not let us in.</exception>
    public static async Task<SmtpSession> Open(SmtpServer server, CancellationToken stop)
    {
        var session = new SmtpSession(server);
        try
        {
            await InTime(session.Begin, stop);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why no mail can leave by this server; null when it would take some.</summary>
    public static async Task<string?> FaultOf(SmtpServer server, CancellationToken stop)
    {
        try
        {
            await using var session = await Open(server, stop);
            return null;
        }
        catch (SmtpRefusal refusal)
        {
            return refusal.Message;
        }
    }

    /// <exception cref="SmtpRefusal">The mail was not taken.</exception>
    public Task Send(string from, string to, byte[] message, CancellationToken stop) => InTime(async limit =>
    {
        if (!to.All(char.IsAscii))
            throw new SmtpRefusal("The address has letters beyond ASCII, which not every mail server takes.", SmtpFault.Mail);
        Take(await line.Ask($"MAIL FROM:<{from}>", limit));
        Take(await line.Ask($"RCPT TO:<{to}>", limit));
        Take(await line.Ask("DATA", limit), 354);
        await line.Stream.WriteAsync(Stuffed(message), limit);
        Take(await line.Ask(".", limit));
    }, stop);

    /// <summary>Ends a mail that was refused, so that the next one may come.</summary>
    public Task Reset(CancellationToken stop) => InTime(async limit => (await line.Ask("RSET", limit)).OrRefuse(), stop);

    private async Task Begin(CancellationToken limit)
    {
        await tcp.ConnectAsync(server.Host, server.Port, limit);
        line = new(tcp.GetStream());
        if (server.Security == SmtpSecurity.FromTheStart)
            await Encrypt(limit);
        (await line.Answer(limit)).OrRefuse();
        await Greet(limit);
        if (!IsEncrypted && server.Security is SmtpSecurity.WhenOffered or SmtpSecurity.Required && offers.Contains("STARTTLS"))
        {
            (await line.Ask("STARTTLS", limit)).OrRefuse();
            line.NothingMayBeLeft();
            await Encrypt(limit);
            await Greet(limit);
        }
        if (!IsEncrypted && server.Security == SmtpSecurity.Required)
            throw new SmtpRefusal("The server offers no STARTTLS, and an encrypted line is required.");
        if (server.User is { } user)
            await SmtpSignIn.As(user, server.Password ?? "", server, line, offers, limit);
    }

    private async Task Greet(CancellationToken limit)
    {
        var reply = (await line.Ask("EHLO questory.invalid", limit)).OrRefuse();
        offers = [.. reply.Lines.Skip(1).Select(offer => offer.Trim().ToUpperInvariant())];
    }

    private async Task Encrypt(CancellationToken limit)
    {
        var tls = new SslStream(line.Stream, leaveInnerStreamOpen: false, (_, certificate, _, errors) =>
            server.Fingerprint is { } expected ? certificate is X509Certificate2 shown && shown.GetCertHashString(HashAlgorithmName.SHA256) == expected : errors == SslPolicyErrors.None);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, limit);
        line = new(tls);
    }

    private static void Take(SmtpReply reply, int expected = 250)
    {
        if (reply.Code != expected && !(expected == 250 && reply.IsGood))
            throw new SmtpRefusal(reply.ToString(), reply.Code == Closing ? SmtpFault.Conversation : reply.IsForGood ? SmtpFault.Mail : SmtpFault.Try);
    }

    private static byte[] Stuffed(byte[] message) =>
        Encoding.ASCII.GetBytes(("\r\n" + Encoding.ASCII.GetString(message)).Replace("\r\n.", "\r\n..", StringComparison.Ordinal)[2..]);

    private static async Task InTime(Func<CancellationToken, Task> step, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await step(limit.Token);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            throw new SmtpRefusal(failure.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SmtpRefusal($"The server took longer than {Patience.TotalSeconds:N0} seconds.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (line is not null)
                await InTime(limit => line.Ask("QUIT", limit), CancellationToken.None);
        }
        catch (SmtpRefusal)
        {
            // It hung up first.
        }
        tcp.Dispose();
    }
}
