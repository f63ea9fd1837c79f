using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Mail.Mime;
using Questory.Platform.Mail.Smtp;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Mail;

/// <summary>Sends waiting mail, oldest first. Any number of nodes share the line: a mail's row stays locked from before it is
/// sent until that is noted, so no two send it. At least once: only a node that dies between the server's yes and its own
/// note sends a mail again, under the same Message-ID.</summary>
public sealed class MailDelivery(IServiceScopeFactory scopes, MailServer servers, Bus bus, TimeProvider time, ILogger<MailDelivery> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private sealed record Tried(bool Any, bool LineLost);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var woken = bus.Listen(Mailbox.WakeTopic);
        while (await woken.WaitAny(Look, stop))
            try
            {
                await SendDue(stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LogError(failure, "Mail could not be sent; trying again.");
            }
    }

    /// <summary>Tries everything that is due and returns how many; without a server it is left lying.</summary>
    public async Task<int> SendDue(CancellationToken stop)
    {
        if (await servers.Current(stop) is not { } server)
            return 0;
        SmtpSession? session = null;
        try
        {
            var sent = 0;
            for (Tried tried; (tried = await SendOne(stop, server, async () => session ??= await SmtpSession.Open(server, stop))).Any; sent++)
                // A server that is away now is away for the next mail too: they keep their tries for later.
                if (tried.LineLost)
                    return sent + 1;
            return sent;
        }
        finally
        {
            if (session is not null)
                await session.DisposeAsync();
        }
    }

    private async Task<Tried> SendOne(CancellationToken stop, SmtpServer server, Func<Task<SmtpSession>> open)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var outcome = await scope.ServiceProvider.GetRequiredService<Work>().Do<Tried>("send mail", null, async () =>
        {
            var mail = await db.Set<MailRow>().FromSql($"""
                select * from platform_mails where due_at <= {time.GetUtcNow()} and sent_at is null and failed_at is null
                order by due_at limit 1 for update skip locked
                """).SingleOrDefaultAsync(stop);
            return mail is null ? new Tried(false, false) : new Tried(true, !await Send(mail, server, open, stop));
        }, stop);
        return outcome.Ok ? outcome.Value : throw new InvalidOperationException(outcome.Problem.Detail);
    }

    /// <summary>False when the line to the server is lost.</summary>
    private async Task<bool> Send(MailRow mail, SmtpServer server, Func<Task<SmtpSession>> open, CancellationToken stop)
    {
        SmtpSession? session = null;
        try
        {
            if (!SmtpServer.IsAddress(mail.Recipient))
                throw new SmtpRefusal("This is no e-mail address.", SmtpFault.Mail);
            session = await open();
            await session.Send(server.FromAddress, mail.Recipient, new MimeMessage(
                mail.Id, server.FromName, server.FromAddress, mail.Recipient, mail.Subject, mail.BodyText, mail.BodyHtml, mail.CreatedAt, mail.SwitchOff).ToBytes(), stop);
            mail.Sent(time.GetUtcNow());
            return true;
        }
        catch (SmtpRefusal refusal)
        {
            mail.Failed(refusal.Message, refusal.Fault == SmtpFault.Mail, time.GetUtcNow());
            if (mail.FailedAt is not null)
                log.LogError("A mail of the kind {Kind} was given up: {Reason}", mail.Kind, refusal.Message);
            else
                log.LogWarning("A mail of the kind {Kind} waits for its next try: {Reason}", mail.Kind, refusal.Message);
            return refusal.Fault != SmtpFault.Conversation && (session is null || await CanGoOn(session, stop));
        }
    }

    private static async Task<bool> CanGoOn(SmtpSession session, CancellationToken stop)
    {
        try
        {
            await session.Reset(stop);
            return true;
        }
        catch (SmtpRefusal)
        {
            return false;
        }
    }
}
