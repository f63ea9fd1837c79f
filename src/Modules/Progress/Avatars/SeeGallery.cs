using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>The avatars of the realm by category, rarity, collection and kind, each with my lock state and its price (AE-070).</summary>
[SignedIn]
internal sealed class SeeGallery(AvatarShelf shelf, Actor actor, CurrentSettings settings)
{
    /// <param name="Collection">Slug; an unknown one finds nothing.</param>
    public sealed record Request(
        [StringLength(Avatar.CategoryMax)] string? Category = null, [StringLength(30)] string? Rarity = null,
        [StringLength(Avatar.SlugMax)] string? Collection = null, [OneOf<UnlockType>] string? UnlockType = null);

    public sealed record InCollection(string Slug, string Name);

    /// <param name="Price">Minor units by currency; empty for what is not bought or costs nothing.</param>
    /// <param name="Percent">How far I have come towards it, 0 to 100.</param>
    /// <param name="UnlockedAt">Null while it is not mine, and where it became mine without my doing anything.</param>
    public sealed record View(
        AvatarId Id, string Slug, string Name, string Description, string ImageUrl, string Category, string Rarity, InCollection? Collection,
        string UnlockType, JsonElement UnlockCriteria, IReadOnlyDictionary<string, long> Price, bool IsActive, int SortOrder, DateTimeOffset CreatedAt,
        bool IsOwned, bool IsWorn, DateTimeOffset? UnlockedAt, string? UnlockMethod, int Percent);

    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapGet("/", (string? category, string? rarity, string? collection, string? unlock_type, Slice<SeeGallery> slice, CancellationToken stop) =>
        {
            var request = new Request(category, rarity, collection, unlock_type);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("The avatars and which of them I have");

    public async Task<Outcome<IReadOnlyList<View>>> Run(Request request, CancellationToken stop)
    {
        if (request.Category is { } category && !(await settings.Get(ProgressSettings.AvatarCategories, stop)).Contains(category))
            return Outcome.Invalid("category", "There is no such category here.");
        if (request.Rarity is { } rarity && !(await settings.Get(ProgressSettings.AvatarRarities, stop)).Contains(rarity))
            return Outcome.Invalid("rarity", "There is no such rarity here.");
        return (await shelf.Read(actor.May(ProgressPermissions.Avatars), stop)).Select(Show).Where(shown =>
            (request.Category is null || shown.Category == request.Category) && (request.Rarity is null || shown.Rarity == request.Rarity) &&
            (request.Collection is null || shown.Collection?.Slug == request.Collection) &&
            (request.UnlockType is null || shown.UnlockType == request.UnlockType)).ToList();
    }

    internal static View Show(ShelvedAvatar shelved) => new(
        shelved.Avatar.Id, shelved.Avatar.Slug, shelved.Avatar.Name, shelved.Avatar.Description, shelved.Avatar.ImageUrl,
        shelved.Avatar.Category, shelved.Avatar.Rarity, shelved.Collection is { } collection ? new(collection.Slug, collection.Name) : null,
        Naming.Snake(shelved.Avatar.UnlockType), JsonElement.Parse(shelved.Avatar.UnlockCriteria), shelved.Price,
        shelved.Avatar.IsActive, shelved.Avatar.SortOrder, shelved.Avatar.CreatedAt,
        shelved.Owned, shelved.Row?.IsWorn ?? false, shelved.Row?.UnlockedAt, shelved.Owned ? shelved.Method : null, shelved.Percent);
}
