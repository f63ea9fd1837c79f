using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Questory.Tests.Platform.Mail;

/// <summary>A mail server that speaks SMTP on a port of this machine and keeps what it is given.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private readonly X509Certificate2 certificate;

    public SmtpPeer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public int Port { get; }
    public string Url => $"smtp://localhost:{Port}?from=school@questory.example";
    public string Fingerprint => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public bool OffersTls { get; set; }
    public bool TlsFromTheStart { get; set; }

    /// <summary>"AUTH PLAIN LOGIN" or less; null asks nobody to sign in.</summary>
    public string? Auth { get; set; }

    /// <summary>Its answer to a command line, in place of the usual one; "" hangs up without a word.</summary>
    public Func<string, string?> Answers { get; set; } = _ => null;

    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Every command heard, with T before those that came encrypted.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (OperationCanceledException) { }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
            try
            {
                Stream stream = client.GetStream();
                var talk = new Conversation(this, TlsFromTheStart ? await Encrypted(stream) : stream, TlsFromTheStart);
                while (await talk.Run())
                    talk = new(this, await Encrypted(stream), encrypted: true, greets: false);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException) { }
    }

    private async Task<SslStream> Encrypted(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return tls;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        // It may be about to wait for the next client, and asks a listener that still listens.
        await serving;
        listener.Stop();
        certificate.Dispose();
        stop.Dispose();
    }

    private sealed class Conversation(SmtpPeer peer, Stream stream, bool encrypted, bool greets = true)
    {
        private readonly StreamReader reader = new(stream, Encoding.Latin1, false, 1, leaveOpen: true);
        private string from = "", to = "";

        /// <summary>True when it goes on encrypted.</summary>
        public async Task<bool> Run()
        {
            if (greets)
                await Say("220 peer.example ESMTP");
            while (await reader.ReadLineAsync(peer.stop.Token) is { } line)
            {
                peer.Heard.Enqueue((encrypted ? "T " : "  ") + line);
                if (peer.Answers(line) is { } own)
                {
                    if (own.Length == 0)
                        return false;
                    await Say(own);
                    continue;
                }
                if (line == "STARTTLS")
                {
                    await Say("220 go ahead");
                    return true;
                }
                if (!await Usual(line))
                    return false;
            }
            return false;
        }

        private async Task<bool> Usual(string line)
        {
            switch (line.Split(' ', ':')[0])
            {
                case "EHLO":
                    await Say($"250-peer.example at your service{(peer.OffersTls && !encrypted ? "\r\n250-STARTTLS" : "")}{(peer.Auth is { } ways ? $"\r\n250-{ways}" : "")}\r\n250 8BITMIME");
                    return true;
                case "AUTH" when line.EndsWith("LOGIN", StringComparison.Ordinal):
                    await Say("334 VXNlcm5hbWU6");
                    var user = await reader.ReadLineAsync();
                    await Say("334 UGFzc3dvcmQ6");
                    await Say(Is(user, "ada") && Is(await reader.ReadLineAsync(), "s3cret/ü") ? "235 welcome" : "535 no");
                    return true;
                case "AUTH":
                    await Say(Is(line[11..], "\0ada\0s3cret/ü") ? "235 welcome" : "535 5.7.8 wrong password");
                    return true;
                case "MAIL":
                    from = line[11..^1];
                    break;
                case "RCPT":
                    to = line[9..^1];
                    break;
                case "DATA":
                    await Say("354 go on");
                    var mail = await Body();
                    if (peer.Answers(".") is "")
                        return false;
                    peer.Mails.Enqueue(new(from, to, mail));
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return false;
            }
            await Say("250 ok");
            return true;
        }

        private async Task<string> Body()
        {
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync() is { } line && line != ".")
                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            return mail.ToString();
        }

        private static bool Is(string? sent, string expected) => sent == Convert.ToBase64String(Encoding.UTF8.GetBytes(expected));

        private async Task Say(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"));
    }
}
