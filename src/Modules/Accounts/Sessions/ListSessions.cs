using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>Where I am signed in, most recently used first (AE-010, EP-006).</summary>
[SignedIn(EvenHeldBack = true), Reads]
internal sealed class ListSessions(AppDb db, Actor actor, TimeProvider time)
{
    public sealed record View(
        Guid Id, SessionKind Kind, string DeviceType, string? IpAddress, string? UserAgent,
        DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool Current);

    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/sessions", (Slice<ListSessions> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List my sessions");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        return await db.Set<Session>()
            .Where(s => s.AccountId == actor.Me && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt).Take(200)
            .Select(s => new View(s.Id, s.Kind, s.DeviceType, s.IpAddress, s.UserAgent, s.CreatedAt, s.LastSeenAt, s.ExpiresAt, s.Id == actor.Session))
            .ToListAsync(stop);
    }
}
