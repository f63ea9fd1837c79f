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
using Questory.Platform.Texts;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;
using Questory.Progress.Counters;

namespace Questory.Progress.Avatars;

/// <summary>The avatars of the realm by category, rarity, collection and kind, each with my lock state and its price (AE-070).</summary>
[SignedIn, Reads]
internal sealed class SeeGallery(AvatarShelf shelf, Actor actor, CurrentSettings settings, Text text)
{
    /// <param name="Collection">Slug; an unknown one finds nothing.</param>
    public sealed record Request(
        [StringLength(Avatar.CategoryMax)] string? Category = null, [StringLength(30)] string? Rarity = null,
        [StringLength(Avatar.SlugMax)] string? Collection = null, [OneOf<UnlockType>] string? UnlockType = null);

    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapGet("/", (string? category, string? rarity, string? collection, string? unlock_type, Slice<SeeGallery> slice, CancellationToken stop) =>
        {
            var request = new Request(category, rarity, collection, unlock_type);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("The avatars and which of them I have");

    public async Task<Outcome<IReadOnlyList<AvatarView>>> Run(Request request, CancellationToken stop)
    {
        if (request.Category is { } category && !(await settings.Get(ProgressSettings.AvatarCategories, stop)).Contains(category))
            return Outcome.Invalid("category", "There is no such category here.");
        if (request.Rarity is { } rarity && !(await settings.Get(ProgressSettings.AvatarRarities, stop)).Contains(rarity))
            return Outcome.Invalid("rarity", "There is no such rarity here.");
        var manages = actor.May(ProgressPermissions.Avatars);
        var names = await shelf.AchievementNames(stop);
        return (await shelf.Read(manages, stop)).Select(shelved => Show(shelved, names, manages)).Where(shown =>
            (request.Category is null || shown.Category == request.Category) && (request.Rarity is null || shown.Rarity == request.Rarity) &&
            (request.Collection is null || shown.Collection?.Slug == request.Collection) &&
            (request.UnlockType is null || shown.UnlockType == request.UnlockType)).ToList();
    }

    private AvatarView Show(ShelvedAvatar shelved, IReadOnlyDictionary<string, string> names, bool manages)
    {
        var avatar = shelved.Avatar;
        var earned = !shelved.Owned && avatar.UnlockType != UnlockType.Purchase;
        var tells = manages || shelved.Criteria?.Counters.All(counter => !IsSecret(counter, names)) == true;
        return new AvatarView(avatar.Id, avatar.Slug, avatar.Name, avatar.Description, avatar.ImageUrl, avatar.Category, avatar.Rarity,
            shelved.Collection is { } collection ? new(collection.Slug, collection.Name) : null,
            Naming.Snake(avatar.UnlockType), tells ? JsonElement.Parse(avatar.UnlockCriteria) : null,
            earned && shelved.Criteria is { } criteria ? new CriteriaWords(text, names).Of(criteria) : [],
            shelved.Price, avatar.IsActive, avatar.SortOrder, avatar.CreatedAt, shelved.Owned, shelved.Row?.IsWorn ?? false,
            shelved.Row?.UnlockedAt, shelved.Owned ? shelved.Method : null, shelved.Percent);
    }

    private static bool IsSecret(CounterKey counter, IReadOnlyDictionary<string, string> names) =>
        counter is { Verb: "earned", ObjectKind: "achievement" } && counter.Variant.Split('=', 2) is ["slug", var slug] && !names.ContainsKey(slug);
}
