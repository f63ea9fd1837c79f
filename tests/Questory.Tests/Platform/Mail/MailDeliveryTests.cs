using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Mail;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Mail;

/// <summary>A world whose mail leaves by a server on this machine.</summary>
public sealed class MailingWorld : TestWorld
{
    public SmtpPeer Peer { get; } = new();

    protected override void Listen(WebApplicationBuilder builder)
    {
        base.Listen(builder);
        builder.Configuration["QUESTORY_SMTP"] = Peer.Url;
    }

    /// <summary>Sends what is due, and waits for what the world's own sender has in hand.</summary>
    public async Task SendDue()
    {
        await Services.GetRequiredService<MailDelivery>().SendDue(CancellationToken.None);
        for (var i = 0; i < 100 && await Scalar<long>("select count(*) from platform_mails where sent_at is null and failed_at is null and due_at <= $1", Clock.GetUtcNow()) > 0; i++)
            await Task.Delay(50);
    }

    /// <summary>The mails that came for an address, once all that is due was tried.</summary>
    public async Task<List<ReceivedMail>> MailsTo(string address)
    {
        await SendDue();
        return [.. Peer.Mails.Where(mail => mail.To == address)];
    }
}

public sealed class MailDeliveryTests(MailingWorld world) : IClassFixture<MailingWorld>
{
    [Fact]
    [Row("AE-004")]
    public async Task A_new_person_gets_the_confirmation_by_mail()
    {
        var ada = await Newcomer.SignUp(world);
        var mail = Assert.Single(await world.MailsTo(ada.Email));
        Assert.Equal("Confirm your e-mail address", mail.Header("Subject"));
        var link = "/confirm/" + await ada.MailedToken("confirm_email");
        Assert.Contains(link, mail.Text);
        Assert.Contains(link, mail.Html);
        Assert.Null(mail.Header("List-Unsubscribe"));
        Assert.True(await world.Scalar<bool>("select sent_at is not null and last_error is null from platform_mails where recipient = $1", ada.Email));
        (await world.Anonymous().Tell("/api/email-confirmations", new { token = link.Split('/')[^1] })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_senders_share_the_line_and_send_each_mail_once()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Newcomer.SignUp(world)));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.SendDue()));
        await world.SendDue();
        foreach (var person in people)
            Assert.Single(world.Peer.Mails, mail => mail.To == person.Email);
    }

    [Fact]
    public async Task A_refused_address_is_given_up_at_once_with_the_servers_words_and_holds_nobody_up()
    {
        await using var own = await Started();
        own.Peer.Answers = line => line.StartsWith("RCPT TO:<new-", StringComparison.Ordinal) && own.Peer.Heard.Count(heard => heard.Contains("RCPT")) == 1 ? "550 5.1.1 no such person" : null;
        var lost = await Newcomer.SignUp(own);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        var lucky = await Newcomer.SignUp(own);
        await own.SendDue();
        // The server's own clockwork may be at it in this very moment.
        for (var patience = 0; patience < 50 && await own.Scalar<bool>("select exists (select from platform_mails where sent_at is null and failed_at is null)"); patience++)
            await Task.Delay(100);
        Assert.Equal("550 5.1.1 no such person", await own.Scalar<string>("select last_error from platform_mails where recipient = $1 and failed_at is not null", lost.Email));
        Assert.Single(own.Peer.Mails, mail => mail.To == lucky.Email);
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await own.MailsTo(lost.Email));
    }

    [Fact]
    public async Task A_busy_server_is_asked_five_times_with_growing_pauses_then_the_mail_is_set_aside_not_lost()
    {
        await using var own = await Started();
        own.Peer.Answers = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 come back later" : null;
        var ada = await Newcomer.SignUp(own);
        var tries = new List<int>();
        foreach (var pause in new[] { 0, 1, 9, 60, 360, 1000, 1000 })
        {
            own.Clock.Advance(TimeSpan.FromMinutes(pause) + TimeSpan.FromSeconds(5));
            await own.SendDue();
            tries.Add(await own.Scalar<int>("select tries from platform_mails where recipient = $1", ada.Email));
        }
        Assert.Equal([1, 2, 2, 3, 4, 5, 5], tries);
        Assert.True(await own.Scalar<bool>("select failed_at is not null and sent_at is null from platform_mails where recipient = $1", ada.Email));
    }

    [Fact]
    public async Task A_mail_whose_yes_was_lost_on_the_way_comes_again_under_the_same_message_id()
    {
        await using var own = await Started();
        var ada = await Newcomer.SignUp(own);
        await own.SendDue();
        await own.Execute("update platform_mails set sent_at = null where recipient = $1", ada.Email); // the node died before its note
        await own.SendDue();
        var twice = own.Peer.Mails.Where(mail => mail.To == ada.Email).ToList();
        Assert.Equal(2, twice.Count);
        Assert.Equal(twice[0].Header("Message-ID"), twice[1].Header("Message-ID"));
        Assert.Matches("^<[0-9a-f]{32}@questory.example>$", twice[0].Header("Message-ID"));
    }

    [Fact]
    public async Task A_server_that_hangs_up_or_is_away_costs_a_try_and_no_mail()
    {
        await using var own = await Started();
        var dead = true;
        own.Peer.Answers = line => line == "." && dead ? "" : null;
        var ada = await Newcomer.SignUp(own);
        Assert.Empty(await own.MailsTo(ada.Email));
        Assert.Equal(1, await own.Scalar<int>("select tries from platform_mails where recipient = $1", ada.Email));
        dead = false;
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await own.MailsTo(ada.Email));
    }

    [Fact]
    public async Task Deleting_a_person_takes_the_mails_to_and_about_them()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (child, mum) = (await own.People.NewLearner(), await own.People.New("kids", "parent"));
        await own.AsSystem<int>(services =>
        {
            services.GetRequiredService<Mailbox>().Put(new Letter(mum.Email, "welcome", new Dictionary<string, string>()), mum.Id, child.Id);
            services.GetRequiredService<Mailbox>().Put(new Letter(child.Email, "welcome", new Dictionary<string, string>()), child.Id);
            services.GetRequiredService<Mailbox>().Put(new Letter(mum.Email, "welcome", new Dictionary<string, string>()), mum.Id);
            return Task.FromResult<Questory.Platform.Outcomes.Outcome<int>>(0);
        });
        Assert.Equal(3L, await own.Scalar<long>("select count(*) from platform_mails"));
        await own.Execute("delete from accounts_accounts where id = $1", child.Id.Value);
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from platform_mails"));
    }

    private static async Task<MailingWorld> Started()
    {
        var own = new MailingWorld();
        await own.InitializeAsync();
        return own;
    }
}
