using System.ComponentModel.DataAnnotations;
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
using Texts = Questory.Platform.Texts;

namespace Questory.Progress.Avatars;

/// <summary>Adds a collection of avatars, or changes one (AE-070, AE-080).</summary>
[Requires(ProgressPermissions.Avatars)]
internal sealed class SaveCollection(AppDb db, Actor actor, AuditTrail audit, TimeProvider time, Edits edits)
{
    /// <param name="Slug">Its readable name for good: needed for a new one, and never changed.</param>
    public sealed record Request(
        [Required, StringLength(Avatar.NameMax)] string Name,
        [StringLength(Avatar.DescriptionMax)] string? Description = null,
        [Range(0, 10_000)] int SortOrder = 0,
        [StringLength(Avatar.SlugMax)] string? Slug = null);

    public sealed record View(CollectionId Id, string Slug);

    public static void Map(RouteGroupBuilder collections)
    {
        collections.MapPost("/", (Request? request, Slice<SaveCollection> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(null, request!, stop), stop).ToHttpCreated(made => $"collections/{made.Id}")).WithSummary("Add a collection");
        collections.MapPut("/{id}", (CollectionId id, Request? request, Slice<SaveCollection> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(id, request!, stop), stop).ToHttp()).WithSummary("Change a collection");
    }

    /// <param name="id">Null adds a new one.</param>
    public async Task<Outcome<View>> Run(CollectionId? id, Request request, CancellationToken stop)
    {
        var collection = id is null ? null : await db.Set<AvatarCollection>().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop);
        if (id is not null && collection is null)
            return Outcome.NotFound("collection");
        if (collection is not null && request.Slug is not null && request.Slug != collection.Slug)
            return Outcome.Invalid("slug", "The readable name stays as it is.");
        if (id is { } known && await edits.Begin<AvatarCollection>(known.Value, stop) is { } late)
            return late;
        if (collection is null)
        {
            if (request.Slug is not { } slug || !Texts.Slug.Is(slug, Avatar.SlugMax))
                return Outcome.Invalid("slug", "Use lower-case letters, digits and single hyphens, e.g. “space-crew”.");
            if (await db.Set<AvatarCollection>().AnyAsync(c => c.RealmId == actor.Here && c.Slug == slug, stop))
                return Outcome.Conflict("slug_taken", $"There is a collection “{slug}” already.");
            db.Add(collection = AvatarCollection.Create(actor.Here, slug, request.Name.Trim(), time.GetUtcNow()));
        }
        (collection.Name, collection.Description, collection.SortOrder) = (request.Name.Trim(), request.Description?.Trim() ?? "", request.SortOrder);
        audit.Write(id is null ? "add collection" : "change collection", "collection", collection.Id.Value, details: new { collection.Slug });
        return new View(collection.Id, collection.Slug);
    }
}
