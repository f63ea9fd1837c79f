using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Invitations;

/// <summary>Takes an invitation back; who came by it stays.</summary>
[Requires(RealmPermissions.ManageMembers)]
internal sealed class RevokeInvitation(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapDelete("/invitations/{id:guid}", (Guid id, Slice<RevokeInvitation> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Take an invitation back");

    public async Task<Outcome<Done>> Run(Guid id, CancellationToken stop)
    {
        if (await db.Set<Invitation>().SingleOrDefaultAsync(i => i.RealmId == actor.Here && i.Id == id, stop) is not { } invitation)
            return Outcome.NotFound("invitation");
        if (invitation.RevokedAt is null)
            audit.Write("take back invitation", "invitation", id);
        invitation.Revoke(time.GetUtcNow());
        return Outcome.Done;
    }
}
