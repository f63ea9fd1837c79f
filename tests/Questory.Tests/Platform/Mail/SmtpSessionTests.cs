using System.Text;
using Questory.Platform.Mail.Mime;
using Questory.Platform.Mail.Smtp;

namespace Questory.Tests.Platform.Mail;

/// <summary>The client against a server that speaks the protocol.</summary>
public sealed class SmtpSessionTests : IAsyncLifetime
{
    private readonly SmtpPeer peer = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_whatever_is_in_it()
    {
        var subject = "Grüße aus der Roboterwelt 🤖 – " + string.Join(" ", Enumerable.Repeat("müde", 60));
        var text = ".a line of one dot and more\n.\n..\nFrom here on\n" + new string('ü', 2000) + "\ntrailing space \n=3D stays\n";
        await Deliver("smtp", Mail() with { Subject = subject, Text = text, Html = $"<p>{text}</p>", FromName = "Schüler & \"Co\"" });
        var mail = Assert.Single(peer.Mails);
        Assert.Equal(("school@questory.example", "mum@x.example"), (mail.From, mail.To));
        Assert.Equal(subject, mail.Header("Subject"));
        Assert.Equal("Schüler & \"Co\" <school@questory.example>", mail.Header("From"));
        Assert.Equal(text, mail.Text.ReplaceLineEndings("\n")[..text.Length]);
        Assert.Contains(new string('ü', 2000), mail.Html);
        Assert.True(mail.Raw.All(char.IsAscii), "Everything goes over the wire as ASCII.");
        Assert.All(mail.Raw.Split("\r\n"), line => Assert.True(line.Length <= 78, $"{line.Length}: {line}"));
    }

    [Fact]
    public async Task No_value_can_begin_a_header_of_its_own_or_end_the_mail()
    {
        var before = new List<string>();
        foreach (var poison in new[] { "plain", "x\r\nBcc: thief@x.example", "x\nBcc: thief@x.example\n\nhello", "x\r\n.\r\nMAIL FROM:<thief@x.example>", "x\u2028Bcc: y" })
        {
            await Deliver("smtp", Mail() with { Subject = poison, FromName = poison, Text = poison, Html = poison });
            var mail = peer.Mails.Last();
            if (before.Count == 0)
                before.AddRange(mail.HeaderNames);
            Assert.Equal(before, mail.HeaderNames);
        }
        Assert.Equal(5, peer.Mails.Count);
        Assert.DoesNotContain(peer.Heard, line => line.Contains("thief") && !line.StartsWith("  x", StringComparison.Ordinal));
        foreach (var address in new[] { "a@x.example>\r\nRCPT TO:<b@x.example", "a b@x.example", "a@x.example\n", "<a@x.example>", "Ada <a@x.example>", "", "a@", "a@x.example,b@x.example" })
            Assert.False(SmtpServer.IsAddress(address), address);
        Assert.True(SmtpServer.IsAddress("ada.l+1@mail.x.example"));
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN")]
    [InlineData("AUTH LOGIN")]
    public async Task Signing_in_waits_for_an_encrypted_line(string ways)
    {
        (peer.OffersTls, peer.Auth) = (true, ways);
        await Deliver("smtp", Mail(), $"&tls=required&fingerprint={peer.Fingerprint}", "ada:s3cret%2F%C3%BC@");
        Assert.Single(peer.Mails);
        Assert.DoesNotContain(peer.Heard, line => !line.StartsWith('T') && line.Contains("AUTH"));
        Assert.Contains(peer.Heard, line => line.StartsWith("T AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tls_from_the_start_works_and_a_certificate_nobody_vouches_for_is_refused()
    {
        peer.TlsFromTheStart = true;
        await Deliver("smtps", Mail(), $"&fingerprint={peer.Fingerprint.ToLowerInvariant()}");
        Assert.Single(peer.Mails);
        await Assert.ThrowsAsync<SmtpRefusal>(() => Deliver("smtps", Mail()));
        await Assert.ThrowsAsync<SmtpRefusal>(() => Deliver("smtps", Mail(), $"&fingerprint={new string('A', 64)}"));
        Assert.Single(peer.Mails);
    }

    [Fact]
    public async Task Without_the_encryption_asked_for_nothing_is_said()
    {
        peer.Auth = "AUTH PLAIN";
        var refusal = await Assert.ThrowsAsync<SmtpRefusal>(() => Deliver("smtp", Mail(), "&tls=required", "ada:s3cret@"));
        Assert.Equal(SmtpFault.Conversation, refusal.Fault);
        Assert.DoesNotContain(peer.Heard, line => line.Contains("AUTH") || line.Contains("MAIL"));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such person", SmtpFault.Mail)]
    [InlineData("RCPT", "451 4.7.1 come back later", SmtpFault.Try)]
    [InlineData("MAIL", "421 too busy", SmtpFault.Conversation)]
    [InlineData("AUTH", "535 5.7.8 wrong password", SmtpFault.Conversation)]
    [InlineData("MAIL", "", SmtpFault.Conversation)]
    [InlineData("MAIL", "hello?", SmtpFault.Conversation)]
    public async Task A_refusal_says_whether_trying_again_helps(string command, string answer, SmtpFault expected)
    {
        peer.Auth = "AUTH PLAIN";
        peer.Answers = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null;
        var refusal = await Assert.ThrowsAsync<SmtpRefusal>(() => Deliver("smtp", Mail(), login: "ada:s3cret%2F%C3%BC@"));
        Assert.Equal(expected, refusal.Fault);
        Assert.Empty(peer.Mails);
    }

    [Fact]
    public void An_address_of_a_server_is_read_whole()
    {
        var server = SmtpServer.Parse("smtp://a%40b:p%3Aq@mail.x.example?tls=required&from=no-reply@x.example&name=Our%20School", "unused@x.example");
        Assert.Equal(new SmtpServer("mail.x.example", 587, SmtpSecurity.Required, "a@b", "p:q", null, "no-reply@x.example", "Our School"), server);
        Assert.Equal(465, SmtpServer.Parse("smtps://mail.x.example", "me@x.example").Port);
        Assert.Equal((25, "me@x.example"), (SmtpServer.Parse("smtp://mail.x.example", "me@x.example").Port, SmtpServer.Parse("smtp://mail.x.example", "me@x.example").FromAddress));
        foreach (var wrong in new[] { "mail.x.example", "http://mail.x.example", "smtp://", "smtp://x?from=nobody" })
            Assert.Throws<Questory.Platform.Refusal>(() => SmtpServer.Parse(wrong, "me@x.example"));
    }

    private static MimeMessage Mail() =>
        new(Guid.CreateVersion7(), "Questory", "school@questory.example", "mum@x.example", "Hello", "Hello\n", "<p>Hello</p>", DateTimeOffset.UtcNow, null);

    private async Task Deliver(string scheme, MimeMessage mail, string more = "", string login = "")
    {
        var server = SmtpServer.Parse($"{scheme}://{login}localhost:{peer.Port}?from=school@questory.example{more}", "");
        await using var session = await SmtpSession.Open(server, TestContext.Current.CancellationToken);
        await session.Send(mail.FromAddress, mail.To, mail.ToBytes(), TestContext.Current.CancellationToken);
    }
}
