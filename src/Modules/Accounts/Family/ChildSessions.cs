using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Where my child is signed in, most recently used first (AE-010); without network address and program.</summary>
[Requires(FamilyPermissions.Guard), Reads]
internal sealed class ChildSessions(AppDb db, MyChildren children, TimeProvider time)
{
    public sealed record View(Guid Id, SessionKind Kind, string DeviceType, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children/{child}/sessions", (AccountId child, Slice<ChildSessions> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("List where a child is signed in");

    public async Task<Outcome<IReadOnlyList<View>>> Run(AccountId child, CancellationToken stop)
    {
        if (await children.Find(child, stop) is null)
            return MyChildren.Hidden;
        var now = time.GetUtcNow();
        return await db.Set<Session>()
            .Where(s => s.AccountId == child && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt).Take(200)
            .Select(s => new View(s.Id, s.Kind, s.DeviceType, s.CreatedAt, s.LastSeenAt))
            .ToListAsync(stop);
    }
}
