using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Texts = Questory.Platform.Texts;

namespace Questory.Progress.Avatars;

/// <summary>What an avatar is and costs, as an admin and a file of avatars write it (AE-070).</summary>
/// <param name="ImageUrl">An address of this installation: <c>/avatars/clai.png</c>, or that of an uploaded picture.</param>
/// <param name="Collection">Slug of the collection it belongs to.</param>
/// <param name="UnlockType"><c>default</c>, <c>level</c>, <c>badge</c>, <c>purchase</c> or <c>seasonal</c>.</param>
/// <param name="UnlockCriteria">Empty or left out is met at once.</param>
/// <param name="Price">Minor units by currency, e.g. <c>{"coins": 80, "keys": 1}</c>; only what is bought has one.</param>
/// <param name="Slug">Its readable name for good: needed for a new one, and never changed.</param>
public sealed record AvatarTerms(
    [Required, StringLength(Avatar.NameMax)] string Name,
    [StringLength(Avatar.DescriptionMax)] string? Description,
    [Required, StringLength(Avatar.ImageUrlMax)] string ImageUrl,
    [Required, StringLength(Avatar.CategoryMax)] string Category,
    [Required] string Rarity,
    [Required, OneOf<UnlockType>] string UnlockType,
    JsonElement? UnlockCriteria = null,
    [StringLength(Avatar.SlugMax)] string? Collection = null,
    IReadOnlyDictionary<string, long>? Price = null,
    bool IsActive = true,
    [Range(0, 10_000)] int SortOrder = 0,
    [StringLength(Avatar.SlugMax)] string? Slug = null)
{
    internal async Task<Problem?> Fault(AppDb db, CurrentSettings settings, RealmId realm, CancellationToken stop)
    {
        if (Slug is not null && !Texts.Slug.Is(Slug, Avatar.SlugMax))
            return Outcome.Invalid("slug", "Use lower-case letters, digits and single hyphens, e.g. “fox-explorer”.");
        if (ImageUrl.Trim() is not ['/', not '/' and not '\\', ..])
            return Outcome.Invalid("image_url", "Give an address of this installation, beginning with a single “/”.");
        if (await settings.Get(ProgressSettings.AvatarCategories, realm, stop) is var categories && !categories.Contains(Category))
            return Outcome.Invalid("category", $"Choose one of: {string.Join(", ", categories)}.");
        if (await settings.Get(ProgressSettings.AvatarRarities, realm, stop) is var rarities && !rarities.Contains(Rarity))
            return Outcome.Invalid("rarity", $"Choose one of: {string.Join(", ", rarities)}.");
        if (UnlockCriteria is { } criteria && Achievements.Criteria.Read(criteria, out var fault) is null)
            return Outcome.Invalid("unlock_criteria", fault!);
        return await PriceFault(db, realm, stop);
    }

    private async Task<Problem?> PriceFault(AppDb db, RealmId realm, CancellationToken stop)
    {
        if (Price is not { Count: > 0 })
            return null;
        if (EnumText.Read<UnlockType>(UnlockType) != Avatars.UnlockType.Purchase)
            return Outcome.Invalid("price", "Only an avatar that is bought has a price.");
        var currencies = await db.Currencies(realm, stop);
        if (Price.Keys.FirstOrDefault(code => !currencies.ContainsKey(code)) is { } unknown)
            return Outcome.Invalid("price", $"There is no currency “{unknown}” here.");
        return Price.Values.Any(amount => amount is < 1 or > 1_000_000_000)
            ? Outcome.Invalid("price", "Give whole numbers from 1 to 1,000,000,000.")
            : null;
    }
}
