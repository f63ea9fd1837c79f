using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Invitations;

/// <summary>The realm's invitations, newest first, with how often each was used.</summary>
[Requires(RealmPermissions.ManageMembers)]
internal sealed class ListInvitations(AppDb db, Actor actor, TimeProvider time, PublicAddress address)
{
    /// <param name="Open">Can still be used.</param>
    public sealed record View(
        Guid Id, string? Code, string? Link, string? Email, IReadOnlyList<string> Roles, int Uses, int? MaxUses,
        DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, bool Open);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/invitations", (string? cursor, int? limit, Slice<ListInvitations> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(cursor, limit, stop), stop).ToHttp())
        .WithSummary("List the realm's invitations");

    public async Task<Outcome<Page<View>>> Run(string? cursor, int? limit, CancellationToken stop)
    {
        var read = Cursor.Read(cursor, limit);
        if (!read.Ok)
            return read.Problem;
        var ((at, id), take) = (read.Value.After, read.Value.Limit);
        var found = await db.Set<Invitation>().AsNoTracking()
            .Where(i => i.RealmId == actor.Here && (i.CreatedAt < at || (i.CreatedAt == at && i.Id.CompareTo(id) < 0)))
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(take + 1).ToListAsync(stop);
        var now = time.GetUtcNow();
        return Page<View>.Of(found.ConvertAll(i => new View(
            i.Id, i.Code, i.Code is null ? null : address.Of("/invitation/" + i.Code), i.Email, i.Roles, i.Uses, i.MaxUses,
            i.CreatedAt, i.ExpiresAt, i.RevokedAt, i.IsOpen(now))), take, view => new Cursor(view.CreatedAt, view.Id));
    }
}
