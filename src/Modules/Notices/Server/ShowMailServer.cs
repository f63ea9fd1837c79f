using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Mail.Smtp;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Server;

/// <summary>The server mail leaves by, as far as it is shown.</summary>
/// <param name="Source"><c>configuration</c> (QUESTORY_SMTP, cannot be changed here), <c>chosen</c> here, or <c>none</c>: mail waits.</param>
public sealed record MailServerView(
    string Source, string? Host, int? Port, SmtpSecurity Security, string? User, bool HasPassword, string? Fingerprint, string FromAddress, string FromName);

/// <summary>The server mail leaves by. Its password is never shown.</summary>
[Operators, Reads]
internal sealed class ShowMailServer(AppDb db, MailServer servers)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/mail-server", (Slice<ShowMailServer> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show the mail server");

    public async Task<Outcome<MailServerView>> Run(CancellationToken stop)
    {
        if (servers.Configured is { } set)
            return new MailServerView("configuration", set.Host, set.Port, set.Security, set.User, set.Password is not null, set.Fingerprint, set.FromAddress, set.FromName);
        return await db.Set<MailServerRow>().AsNoTracking().SingleOrDefaultAsync(stop) is { } row
            ? new MailServerView("chosen", row.Host, row.Port, row.Security, row.UserName, row.PasswordSealed is not null, row.Fingerprint, row.FromAddress, row.FromName)
            : new MailServerView("none", null, null, SmtpSecurity.WhenOffered, null, false, null, servers.Sender, "Questory");
    }
}
