using Questory.Tests.Accounts.Family;
using Questory.Tests.Platform.Mail;
using Questory.Tests.Testing;

namespace Questory.Tests.Cli;

/// <summary>What an operator's doctor and mail test say of a database and a mail server that are really there.</summary>
public sealed class DoctorTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task The_mail_server_is_asked_and_its_own_words_are_told()
    {
        await using var peer = new SmtpPeer();
        Assert.Contains($"ok    the mail server localhost:{peer.Port} answers", (await Doctor(peer.Url)).Output);
        Assert.Contains(peer.Heard, line => line.Contains("EHLO"));
        peer.Answers = line => line.StartsWith("EHLO", StringComparison.Ordinal) || line.StartsWith("HELO", StringComparison.Ordinal) ? "554 no mail today" : null;
        var refused = await Doctor(peer.Url);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"FAIL  the mail server localhost:{peer.Port} answers", refused.Output);
        Assert.Contains("no mail today", refused.Output);
        Assert.Contains("FAIL  the mail server localhost:1 answers", (await Doctor("smtp://localhost:1?from=school@questory.example")).Output);
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_that_mail_waits() =>
        Assert.Contains("ok    mail waits in the outbox, since no mail server is set", (await Doctor(null)).Output);

    [Fact]
    public async Task The_mail_test_sends_one_mail_past_the_outbox_or_says_why_not()
    {
        await using var peer = new SmtpPeer();
        var sent = await Run("mail test ada@test.example", peer.Url);
        Assert.True(sent.Code == 0, sent.Output);
        Assert.Contains($"localhost:{peer.Port} has taken a mail to ada@test.example.", sent.Output);
        var mail = Assert.Single(peer.Mails);
        Assert.Equal("ada@test.example", mail.To);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mails where recipient = 'ada@test.example'"));

        peer.Answers = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 nobody of this name" : null;
        var refused = await Run("mail test ada@test.example", peer.Url);
        Assert.Equal(1, refused.Code);
        Assert.Contains("did not take it: 550 nobody of this name", refused.Output);
        Assert.Contains("Give an e-mail address", (await Run("mail test nonsense", peer.Url)).Output);
        var none = await Run("mail test ada@test.example", null);
        Assert.Equal(1, none.Code);
        Assert.Contains("No mail server is set", none.Output);
        Assert.DoesNotContain("   at ", refused.Output + none.Output);
    }

    [Fact, Row("AE-073")]
    public async Task A_consent_record_cut_off_at_its_end_and_a_mail_given_up_are_found()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await Kid.SignUp(own);
        Assert.Contains("ok    the consent record is as it was written", (await Doctor(null, own)).Output);
        await own.Execute("delete from accounts_consent_lines");
        await own.Execute("update platform_mails set failed_at = now()");
        var sick = await Doctor(null, own);
        Assert.Equal(1, sick.Code);
        Assert.Contains("FAIL  the consent record is as it was written: Somebody altered it past the application, in place 1 of realm", sick.Output);
        Assert.Contains("FAIL  no mail was given up", sick.Output);
    }

    private Task<(int Code, string Output)> Doctor(string? smtp, TestWorld? where = null) => Run("doctor", smtp, where);

    private async Task<(int Code, string Output)> Run(string verb, string? smtp, TestWorld? where = null)
    {
        using var folder = new TemporaryFolder();
        return await RunningHost.Run($"{verb} --data \"{folder.Path}\"",
            new Dictionary<string, string> { ["QUESTORY_DATABASE"] = (where ?? world).Databases.ConnectionString, ["QUESTORY_SMTP"] = smtp ?? "" });
    }
}
