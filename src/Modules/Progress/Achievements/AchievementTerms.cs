using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Texts = Questory.Platform.Texts;

namespace Questory.Progress.Achievements;

/// <summary>What an achievement says and promises, as an admin and a file of achievements write it.</summary>
/// <param name="Slug">Its readable name for good: needed for a new one, and never changed.</param>
public sealed record AchievementTerms(
    [Required, StringLength(Achievement.NameMax)] string Name,
    [Required, StringLength(Achievement.DescriptionMax)] string Description,
    [StringLength(50)] string? Icon,
    [Required] string Category,
    [Required] string Rarity,
    JsonElement Criteria,
    [Range(0, 1_000_000)] long Xp = 0,
    [Range(0, 1_000_000)] long Coins = 0,
    [Range(0, 1_000_000)] long Keys = 0,
    bool IsSecret = false,
    bool IsActive = true,
    [Range(0, 10_000)] int SortOrder = 0,
    [StringLength(Achievement.SlugMax)] string? Slug = null)
{
    internal async Task<Problem?> Fault(CurrentSettings settings, RealmId realm, CancellationToken stop)
    {
        if (await settings.Get(ProgressSettings.Categories, realm, stop) is var categories && !categories.Contains(Category))
            return Outcome.Invalid("category", $"Choose one of: {string.Join(", ", categories)}.");
        if (await settings.Get(ProgressSettings.Rarities, realm, stop) is var rarities && !rarities.Contains(Rarity))
            return Outcome.Invalid("rarity", $"Choose one of: {string.Join(", ", rarities)}.");
        if (Slug is not null && !Texts.Slug.Is(Slug, Achievement.SlugMax))
            return Outcome.Invalid("slug", "Use lower-case letters, digits and single hyphens, e.g. “first-step”.");
        return Achievements.Criteria.Read(Criteria, out var fault) is null ? Outcome.Invalid("criteria", fault!) : null;
    }
}
