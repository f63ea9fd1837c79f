using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>Wears one owned avatar, which others then see of me; taken off, they see my own drawn face (AE-071, AE-013).</summary>
[SignedIn]
internal sealed class WearAvatar(AppDb db, Actor actor, AvatarShelf shelf, TimeProvider time)
{
    public static void Map(RouteGroupBuilder avatars)
    {
        avatars.MapPut("/{id}/wearing", (AvatarId id, Slice<WearAvatar> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, true, stop), stop).ToHttp()).WithSummary("Wear an avatar");
        avatars.MapDelete("/{id}/wearing", (AvatarId id, Slice<WearAvatar> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, false, stop), stop).ToHttp()).WithSummary("Take an avatar off");
    }

    public async Task<Outcome<Done>> Run(AvatarId id, bool wear, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if (await shelf.Find(id, stop) is not { } chosen)
            return Outcome.NotFound("avatar");
        if (!chosen.Owned)
            return Outcome.Conflict("not_owned", "This avatar is not yours yet.");
        if (!wear && chosen.Row is not { IsWorn: true })
            return Outcome.Done;

        // One at a time, as the database holds as well: off before on.
        await db.Set<OwnedAvatar>().Where(o => o.AccountId == actor.Me && o.RealmId == actor.Here && o.IsWorn)
            .ExecuteUpdateAsync(row => row.SetProperty(o => o.IsWorn, false), stop);
        if (wear)
            PutOn(chosen);
        await db.ShowFace(actor.Here, [actor.Me], wear ? chosen.Avatar.ImageUrl : null, stop);
        return Outcome.Done;
    }

    private void PutOn(ShelvedAvatar chosen)
    {
        if (chosen.Row is { } row)
        {
            // The statement above has taken it off past the entity, if it was this one.
            row.IsWorn = true;
            db.Entry(row).Property(o => o.IsWorn).IsModified = true;
        }
        else
            db.Add(new OwnedAvatar
            {
                AccountId = actor.Me, RealmId = actor.Here, AvatarId = chosen.Avatar.Id, UnlockedAt = time.GetUtcNow(), UnlockMethod = chosen.Method, IsWorn = true,
            });
    }
}
