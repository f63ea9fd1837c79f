using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Mail.Smtp;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Notices.Server;

/// <summary>The server to choose.</summary>
/// <param name="Security">none, when_offered, required (STARTTLS) or from_the_start (TLS).</param>
/// <param name="Password">Absent: the present one stays. Empty: none.</param>
/// <param name="Fingerprint">SHA-256 of the certificate in hex, for one that no authority has signed.</param>
public sealed record MailServerInput(
    [Required, StringLength(255)] string? Host, [Required, Range(1, 65535)] int? Port, [OneOf<SmtpSecurity>] string? Security,
    [StringLength(255)] string? User, [StringLength(500)] string? Password, [RegularExpression("^$|^([0-9A-Fa-f]{2}:?){32}$", ErrorMessage = "Give 64 hex digits.")] string? Fingerprint,
    [Required, StringLength(255)] string? FromAddress, [StringLength(100)] string? FromName);

/// <summary>Chooses the server mail leaves by, or none: then mail waits in the outbox. Waiting mail goes at once.</summary>
[Operators]
internal sealed class ChangeMailServer(AppDb db, MailServer servers, SealedText seals, TimeProvider time, AuditTrail audit, Work work, Bus bus)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/mail-server", (MailServerInput? request, Slice<ChangeMailServer> slice, CancellationToken stop) => slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
            .WithSummary("Choose the mail server");
        api.MapDelete("/mail-server", (Slice<ChangeMailServer> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
            .WithSummary("Do without a mail server");
    }

    public async Task<Outcome<Done>> Run(MailServerInput request, CancellationToken stop)
    {
        if (servers.Configured is not null)
            return Outcome.Conflict("configured", "QUESTORY_SMTP names the mail server: change it there.");
        if (!SmtpServer.IsAddress(request.FromAddress!))
            return Outcome.Invalid("from_address", "Give an e-mail address such as no-reply@example.org.");
        if (Uri.CheckHostName(request.Host) == UriHostNameType.Unknown)
            return Outcome.Invalid("host", "Give a server's name such as mail.example.org.");
        var row = await db.Set<MailServerRow>().SingleOrDefaultAsync(stop);
        if (row is null)
            db.Add(row = MailServerRow.New(time.GetUtcNow()));
        (row.Host, row.Port, row.Security) = (request.Host!, request.Port!.Value, EnumText.Read(request.Security, SmtpSecurity.WhenOffered));
        row.UserName = Kept(request.User);
        row.Fingerprint = Kept(request.Fingerprint)?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        (row.FromAddress, row.FromName) = (request.FromAddress!, request.FromName?.Trim() ?? "");
        if (request.Password is { } password)
            row.SetPassword(Kept(password), seals);
        audit.Write("choose mail server", "installation", Guid.Empty, details: new { row.Host, row.Port, row.UserName, row.FromAddress });
        work.AfterCommit(() => bus.Publish(Mailbox.WakeTopic, ""));
        return Outcome.Done;
    }

    public async Task<Outcome<Done>> Run(CancellationToken stop)
    {
        await db.Set<MailServerRow>().ExecuteDeleteAsync(stop);
        audit.Write("remove mail server", "installation", Guid.Empty);
        return Outcome.Done;
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
