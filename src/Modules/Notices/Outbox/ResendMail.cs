using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

/// <summary>Sends a mail again, whether it was sent, failed or waits (AE-033).</summary>
[Operators, AsSystem("Operators see all mail.")]
internal sealed class ResendMail(MailDesk desk)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/mails/{id:guid}/resend", (Guid id, Slice<ResendMail> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Send a mail again");

    public Task<Outcome<MailLine>> Run(Guid id, CancellationToken stop) => desk.SendAgain(id, stop);
}

/// <summary>The same for a realm's admins, of its own mail.</summary>
[Requires(NoticePermissions.SeeMails), AsSystem("Mail is the system's; the desk narrows it to this realm's own.")]
internal sealed class ResendMailOfRealm(MailDesk desk)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/mails/{id:guid}/resend", (Guid id, Slice<ResendMailOfRealm> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Send a mail of the realm again");

    public Task<Outcome<MailLine>> Run(Guid id, CancellationToken stop) => desk.SendAgain(id, stop);
}
