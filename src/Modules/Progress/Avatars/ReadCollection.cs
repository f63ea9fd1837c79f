using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>A collection of avatars for those who change it.</summary>
[Requires(ProgressPermissions.Avatars), Reads]
internal sealed class ReadCollection(AppDb db, Actor actor, Edits edits)
{
    public sealed record View(CollectionId Id, string Slug, string Name, string Description, int SortOrder);

    public static void Map(RouteGroupBuilder collections) => collections
        .MapGet("/{id}", (CollectionId id, Slice<ReadCollection> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Read a collection for its author");

    public async Task<Outcome<View>> Run(CollectionId id, CancellationToken stop)
    {
        if (await db.Set<AvatarCollection>().AsNoTracking().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop) is not { } collection)
            return Outcome.NotFound("collection");
        await edits.Show<AvatarCollection>(id.Value, stop);
        return new View(collection.Id, collection.Slug, collection.Name, collection.Description, collection.SortOrder);
    }
}
