using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Platform.Activity;
using Questory.Platform.Outcomes;
using Texts = Questory.Platform.Texts;

namespace Questory.Progress.Challenges;

/// <summary>What a challenge asks and promises, whether for one day or as a pattern for many (AE-065).</summary>
/// <param name="ChallengeType">The realm's own word for its kind, e.g. <c>lessons</c>; chooses the picture.</param>
/// <param name="TargetValue">How much is to be done: 1 to 1,000,000.</param>
/// <param name="CoinReward">Minor units of the currency that the realm's rule pays.</param>
/// <param name="ValidDate">Its day, in the calendar that streaks go by. A pattern has none.</param>
/// <param name="ExpiresAt">After the day's begin (UTC); the end of the day when left out. A pattern has none.</param>
public sealed record ChallengeTerms(
    [Required, StringLength(Challenge.TitleMax)] string Title,
    [Required, StringLength(Challenge.DescriptionMax)] string Description,
    [Required, StringLength(Challenge.TypeMax)] string ChallengeType,
    [Range(1, 1_000_000)] long TargetValue,
    JsonElement Criteria,
    [Range(0, 1_000_000)] long XpReward = 50,
    [Range(0, 1_000_000)] long CoinReward = 25,
    bool IsActive = true,
    DateOnly? ValidDate = null,
    DateTimeOffset? ExpiresAt = null)
{
    internal Problem? Fault(ActivityList activities) => Texts.Slug.Is(ChallengeType, Challenge.TypeMax)
        ? ChallengeCriteria.Fault(Criteria, activities)
        : Outcome.Invalid("challenge_type", "Use lower-case letters, digits and single hyphens, e.g. “lessons”.");
}
