using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rules;

namespace Questory.Progress.Avatars;

/// <summary>Takes an avatar out of the catalogue. One that somebody has earned, bought or worn can only be retired (AE-080).</summary>
[Requires(ProgressPermissions.Avatars), AmongOthers("Asks who owns or wears it.")]
internal sealed class RemoveAvatar(AppDb db, Actor actor, RuleBooks books, Work work, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapDelete("/{id}", (AvatarId id, Slice<RemoveAvatar> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Remove an avatar nobody owns");

    public async Task<Outcome<Done>> Run(AvatarId id, CancellationToken stop)
    {
        if (await db.Set<Avatar>().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop) is not { } avatar)
            return Outcome.NotFound("avatar");
        if (await db.Set<OwnedAvatar>().AnyAsync(o => o.AvatarId == id, stop))
            return Outcome.Conflict("owned", "Somebody owns this avatar; deactivate it instead.");
        // Whoever comes to it at this very moment wins: the foreign key is asked at the commit.
        db.Remove(avatar);
        audit.Write("remove avatar", "avatar", id.Value, details: new { avatar.Slug });
        books.ChangesWith(work, actor.Here);
        return Outcome.Done;
    }
}
