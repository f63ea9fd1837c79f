using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

/// <summary>Mail that waits, was sent or failed, newest first: while no mail server is set, an operator passes the links on by hand.</summary>
[Operators, AsSystem("Operators see all mail."), Reads]
internal sealed class ListMails(MailDesk desk)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/mails", ([AsParameters] PageRequest page, [AsParameters] MailFilter filter, Slice<ListMails> slice, CancellationToken stop) =>
            slice.Run(filter, s => s.Run(filter, page, stop), stop).ToHttp())
        .WithSummary("List mail");

    public Task<Outcome<Page<MailLine>>> Run(MailFilter filter, PageRequest page, CancellationToken stop) =>
        RequestRules.BrokenBy(page) is { } fault ? Task.FromResult<Outcome<Page<MailLine>>>(fault) : desk.List(filter, page, stop);
}

/// <summary>The same for a realm's admins, of its own mail.</summary>
[Requires(NoticePermissions.SeeMails), AsSystem("Mail is the system's; the desk narrows it to this realm's own."), Reads]
internal sealed class ListMailsOfRealm(MailDesk desk)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/mails", ([AsParameters] PageRequest page, [AsParameters] MailFilter filter, Slice<ListMailsOfRealm> slice, CancellationToken stop) =>
            slice.Run(filter, s => s.Run(filter, page, stop), stop).ToHttp())
        .WithSummary("List the realm's mail");

    public Task<Outcome<Page<MailLine>>> Run(MailFilter filter, PageRequest page, CancellationToken stop) =>
        RequestRules.BrokenBy(page) is { } fault ? Task.FromResult<Outcome<Page<MailLine>>>(fault) : desk.List(filter, page, stop);
}
