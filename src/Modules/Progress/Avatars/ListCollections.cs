using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Progress.Avatars;

/// <summary>The collections of avatars, each with how much of it is mine (AE-070).</summary>
[SignedIn, Reads]
internal sealed class ListCollections(AppDb db, Actor actor, AvatarShelf shelf)
{
    /// <param name="Owned">How many of its avatars are mine.</param>
    /// <param name="Total">How many there are to be had, and those I own that no longer are.</param>
    public sealed record View(CollectionId Id, string Slug, string Name, string Description, int SortOrder, int Owned, int Total);

    public static void Map(RouteGroupBuilder collections) => collections
        .MapGet("/", (Slice<ListCollections> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("The collections of avatars and how much of each I own");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var avatars = (await shelf.Read(false, stop)).ToLookup(shelved => shelved.Avatar.CollectionId);
        var collections = await db.Set<AvatarCollection>().AsNoTracking().Where(c => c.RealmId == actor.Here)
            .OrderBy(c => c.SortOrder).ThenBy(c => c.Name).ToListAsync(stop);
        return collections.Select(c => new View(c.Id, c.Slug, c.Name, c.Description, c.SortOrder,
            avatars[c.Id].Count(shelved => shelved.Owned), avatars[c.Id].Count())).ToList();
    }
}
