using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Invitations;

/// <summary>Shows whoever holds an invitation where it leads.</summary>
[Anyone("The secret of the invitation is the proof; newcomers have no account yet."), Reads]
internal sealed class ShowInvitation(Databases databases, Actor actor, RateLimits limits, TimeProvider time)
{
    /// <param name="Email">Only this address may use it; null for anyone.</param>
    public sealed record View(RealmId Realm, string Slug, string RealmName, string Tagline, string Palette, string? Email, IReadOnlyList<string> Roles, DateTimeOffset? ExpiresAt);

    private sealed record Found(View View, bool Open);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/invitations/{secret}", (string secret, Slice<ShowInvitation> slice, CancellationToken stop) => slice.Run(s => s.Run(secret, stop), stop).ToHttp())
        .WithSummary("Show an invitation").WithTags("Invitations");

    public async Task<Outcome<View>> Run(string secret, CancellationToken stop)
    {
        // Codes are short enough to be guessed by the million, not by the hundred.
        if (await limits.Take($"invitation:{actor.IpAddress}", 200, TimeSpan.FromMinutes(10), stop) is { } tooOften)
            return tooOften;
        var found = await databases.LookUp("""
            select r.id, r.slug, r.name, r.tagline, coalesce(r.theme->>'palette', 'questory'), i.email, i.expires_at,
                   (select array_agg(role.name order by role.name) from realms_roles role where role.realm_id = i.realm_id and role.code = any (i.roles)),
                   i.revoked_at is null and (i.expires_at is null or i.expires_at > $2) and (i.max_uses is null or i.uses < i.max_uses)
            from realms_invitations i join realms_realms r on r.id = i.realm_id where i.secret_hash = $1
            """, row => new Found(new View(
                new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(7) ? [] : row.GetFieldValue<string[]>(7), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)), row.GetBoolean(8)),
            stop, Invitation.Hash(secret), time.GetUtcNow());
        return found switch
        {
            null => Outcome.NotFound("invitation"),
            { Open: false } => Invitation.Useless,
            _ => found.View,
        };
    }
}
