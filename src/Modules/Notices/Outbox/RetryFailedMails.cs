using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

/// <summary>Puts every failed mail back into the line.</summary>
[Operators, AsSystem("Operators see all mail.")]
internal sealed class RetryFailedMails(MailDesk desk)
{
    public sealed record View(int Waiting);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/mails/failed/retry", (Slice<RetryFailedMails> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Try all failed mail again");

    public async Task<Outcome<View>> Run(CancellationToken stop) =>
        await desk.RetryFailed(stop) is { Ok: true, Value: var waiting } ? new View(waiting) : Outcome.NotFound("mail");
}

/// <summary>The same for a realm's admins, of its own mail.</summary>
[Requires(NoticePermissions.SeeMails), AsSystem("Mail is the system's; the desk narrows it to this realm's own.")]
internal sealed class RetryFailedMailsOfRealm(MailDesk desk)
{
    public sealed record View(int Waiting);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/mails/failed/retry", (Slice<RetryFailedMailsOfRealm> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Try the realm's failed mail again");

    public async Task<Outcome<View>> Run(CancellationToken stop) =>
        await desk.RetryFailed(stop) is { Ok: true, Value: var waiting } ? new View(waiting) : Outcome.NotFound("mail");
}
