using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

/// <summary>A mail as its reader gets it.</summary>
[Operators, AsSystem("Operators see all mail."), Reads]
internal sealed class ShowMail(MailDesk desk)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/mails/{id:guid}", (Guid id, Slice<ShowMail> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Show a mail");

    public Task<Outcome<MailSheet>> Run(Guid id, CancellationToken stop) => desk.Show(id, stop);
}

/// <summary>The same for a realm's admins, of its own mail.</summary>
[Requires(NoticePermissions.SeeMails), AsSystem("Mail is the system's; the desk narrows it to this realm's own."), Reads]
internal sealed class ShowMailOfRealm(MailDesk desk)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/mails/{id:guid}", (Guid id, Slice<ShowMailOfRealm> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Show a mail of the realm");

    public Task<Outcome<MailSheet>> Run(Guid id, CancellationToken stop) => desk.Show(id, stop);
}
