using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Mail;
using Questory.Platform.Mail.Mime;
using Questory.Platform.Mail.Smtp;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Notices.Server;

/// <summary>Sends one mail past the outbox, so that the server's own words come back at once.</summary>
[Operators, OwnWork("No transaction may wait for a mail server.")]
internal sealed class SendTestMail(MailServer servers, TimeProvider time, Text texts)
{
    public sealed record Request([Required, StringLength(255)] string? To);

    /// <param name="Server">The server that took it.</param>
    public sealed record View(string To, string Server);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/mail-server/test", (Request? request, Slice<SendTestMail> slice, CancellationToken stop) => slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Send a test mail");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (!SmtpServer.IsAddress(request.To!))
            return Outcome.Invalid("to", "Give an e-mail address such as ada@example.org.");
        if (await servers.Current(stop) is not { } server)
            return Outcome.Conflict("no_mail_server", "No mail server is set: set QUESTORY_SMTP, or choose one on the operators' mail page.");
        var words = NoticeMails.Test.In(texts).Filled(new Dictionary<string, string>());
        try
        {
            await using var session = await SmtpSession.Open(server, stop);
            await session.Send(server.FromAddress, request.To!, new MimeMessage(Guid.CreateVersion7(), server.FromName, server.FromAddress, request.To!,
                words.Subject, words.Text(null, null), words.Html(null, null, texts.Language, texts.Direction), time.GetUtcNow(), null).ToBytes(), stop);
            return new View(request.To!, $"{server.Host}:{server.Port}");
        }
        catch (SmtpRefusal refusal)
        {
            return Outcome.Conflict("not_sent", $"{server.Host}:{server.Port} did not take it: {refusal.Message}");
        }
    }
}
