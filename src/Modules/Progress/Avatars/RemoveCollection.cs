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

namespace Questory.Progress.Avatars;

/// <summary>Removes an empty collection; one with avatars in it stays (AE-080).</summary>
[Requires(ProgressPermissions.Avatars)]
internal sealed class RemoveCollection(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder collections) => collections
        .MapDelete("/{id}", (CollectionId id, Slice<RemoveCollection> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Remove an empty collection");

    public async Task<Outcome<Done>> Run(CollectionId id, CancellationToken stop)
    {
        if (await db.Set<AvatarCollection>().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop) is not { } collection)
            return Outcome.NotFound("collection");
        if (await db.Set<Avatar>().AnyAsync(a => a.CollectionId == id, stop))
            return Outcome.Conflict("not_empty", "There are avatars in this collection: take them out first.");
        db.Remove(collection);
        audit.Write("remove collection", "collection", id.Value, details: new { collection.Slug });
        return Outcome.Done;
    }
}
