using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>My own sign-in history of the last 90 days, newest first (NT-005, EP-007).</summary>
[SignedIn(EvenHeldBack = true), Reads]
internal sealed class ListSignIns(AppDb db, Actor actor, TimeProvider time)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    public sealed record View(Guid Id, DateTimeOffset At, SignInAction Action, SignInReason? Reason, bool Success, string? IpAddress, string? UserAgent);

    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/sign-ins", ([AsParameters] PageRequest page, Slice<ListSignIns> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("List my sign-in history");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var since = time.GetUtcNow() - Shown;
        var lines = await db.Set<SignInEntry>()
            .Where(e => e.AccountId == actor.Me && e.At >= since && (e.At < at || (e.At == at && e.Id.CompareTo(id) < 0)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(page.Fetch)
            .Select(e => new View(e.Id, e.At, e.Action, e.Reason,
                e.Action != SignInAction.LoginFailed && e.Action != SignInAction.Locked && e.Action != SignInAction.Denied, e.IpAddress, e.UserAgent))
            .ToListAsync(stop);
        return Page.Of(lines, page.Size, line => line, line => new Newest(line.At, line.Id));
    }
}
