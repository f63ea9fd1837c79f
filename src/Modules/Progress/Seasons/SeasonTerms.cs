using System.ComponentModel.DataAnnotations;
using Questory.Platform.Outcomes;
using Questory.Progress.Achievements;
using Texts = Questory.Platform.Texts;

namespace Questory.Progress.Seasons;

/// <summary>A season as an admin or an edition writes it.</summary>
/// <param name="Theme">The name of a scene; see <see cref="Season.Theme"/>.</param>
/// <param name="LevelSteps">Season XP at which levels 2, 3 … begin, rising; one less than there are levels. Without: the realm's curve.</param>
/// <param name="Rewards">At most one per level.</param>
/// <param name="Slug">Its readable name for good: needed for a new one, and never changed.</param>
public sealed record SeasonTerms(
    [Required, StringLength(Season.NameMax)] string Name,
    [StringLength(Season.DescriptionMax)] string? Description,
    [StringLength(Season.ThemeMax)] string? Theme,
    [Required] DateTimeOffset? StartsAt,
    [Required] DateTimeOffset? EndsAt,
    [Range(1, Season.LevelsMax)] int TotalLevels = 30,
    IReadOnlyList<long>? LevelSteps = null,
    [MaxLength(Season.LevelsMax)] IReadOnlyList<RewardTerms>? Rewards = null,
    [StringLength(Season.SlugMax)] string? Slug = null)
{
    internal Problem? Fault()
    {
        if (Slug is not null && !Texts.Slug.Is(Slug, Season.SlugMax))
            return Outcome.Invalid("slug", "Use lower-case letters, digits and single hyphens, e.g. “spring-2027”.");
        if (Theme is not null && !Texts.Slug.Is(Theme, Season.ThemeMax))
            return Outcome.Invalid("theme", "Use lower-case letters, digits and single hyphens, e.g. “summit”.");
        if (StartsAt is not { Year: >= 2000 and <= 9000 })
            return Outcome.Invalid("starts_at", "Say when it begins.");
        if (EndsAt is not { Year: <= 9000 } || EndsAt <= StartsAt)
            return Outcome.Invalid("ends_at", "A season ends after it has begun.");
        if (LevelSteps is { Count: > 0 } steps && (steps.Count != TotalLevels - 1 || steps[0] < 1 || steps.Zip(steps.Skip(1)).Any(pair => pair.Second <= pair.First)))
            return Outcome.Invalid("level_steps", $"Give {TotalLevels - 1} rising numbers of XP: where level 2 begins, where level 3 begins …");
        foreach (var (place, reward) in (Rewards ?? []).Index())
            if (reward.Level > TotalLevels)
                return Outcome.Invalid($"rewards[{place}].level", $"This season has {TotalLevels} levels.");
            else if (reward is { Xp: 0, Coins: 0, Keys: 0, Achievement: null, Avatar: null })
                return Outcome.Invalid($"rewards[{place}]", "A reward gives something: XP, coins, keys, an achievement or an avatar.");
        return (Rewards ?? []).GroupBy(reward => reward.Level).Any(level => level.Count() > 1)
            ? Outcome.Invalid("rewards", "Each level has one reward.")
            : null;
    }
}

/// <summary>What one level of a season promises.</summary>
/// <param name="Achievement">Slug of an achievement.</param>
/// <param name="Avatar">Slug of an avatar.</param>
public sealed record RewardTerms(
    [Range(1, Season.LevelsMax)] int Level,
    [Range(0, 1_000_000)] long Xp = 0,
    [Range(0, 1_000_000)] long Coins = 0,
    [Range(0, 1_000_000)] long Keys = 0,
    [StringLength(Achievement.SlugMax)] string? Achievement = null,
    [StringLength(Achievement.SlugMax)] string? Avatar = null);
