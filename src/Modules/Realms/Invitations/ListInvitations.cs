using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Invitations;

/// <summary>The realm's invitations, newest first, with how often each was used.</summary>
[Requires(RealmPermissions.ManageMembers), Reads]
internal sealed class ListInvitations(AppDb db, Actor actor, TimeProvider time, PublicAddress address)
{
    /// <param name="Open">Can still be used.</param>
    public sealed record View(
        Guid Id, string? Code, string? Link, string? Email, IReadOnlyList<string> Roles, int Uses, int? MaxUses,
        DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, bool Open);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/invitations", ([AsParameters] PageRequest page, Slice<ListInvitations> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("List the realm's invitations");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var found = await db.Set<Invitation>().AsNoTracking()
            .Where(i => i.RealmId == actor.Here && (i.CreatedAt < at || (i.CreatedAt == at && i.Id.CompareTo(id) < 0)))
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(page.Fetch).ToListAsync(stop);
        var now = time.GetUtcNow();
        return Page.Of(found, page.Size, i => new View(
            i.Id, i.Code, i.Code is null ? null : address.Of("/invitation/" + i.Code), i.Email, i.Roles, i.Uses, i.MaxUses,
            i.CreatedAt, i.ExpiresAt, i.RevokedAt, i.IsOpen(now)), i => new Newest(i.CreatedAt, i.Id));
    }
}
