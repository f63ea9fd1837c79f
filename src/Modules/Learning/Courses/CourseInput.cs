using System.ComponentModel.DataAnnotations;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Courses;

/// <summary>A course as its author sends it, lessons apart.</summary>
/// <param name="Slug">Made from the title when left out; a given one must be free.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Minutes">The sum of its lessons' minutes when left out.</param>
/// <param name="CoinReward">Minor units of the currency that the realm's rule pays.</param>
/// <param name="Prerequisites">Courses to complete first (AE-047).</param>
/// <param name="IsSeasonal">Whether it belongs to a season; left out, that a season is named says so.</param>
/// <param name="Season">Shown and startable only while this season runs (AE-051).</param>
/// <param name="Achievement">Earned by completing the course, once (AE-050).</param>
public sealed record CourseInput(
    [Required, StringLength(Course.TitleMax)] string Title,
    [StringLength(Slugs.Max)] string? Slug = null,
    [OneOf<CourseKind>] string? Kind = null,
    [StringLength(Course.SummaryMax)] string? Summary = null,
    [StringLength(Course.DescriptionMax)] string? Description = null,
    TopicId? Topic = null,
    [OneOf<Difficulty>] string? Difficulty = null,
    [OneOf<MissionType>] string? MissionType = null,
    [Range(0, Course.MinutesMax)] int? Minutes = null,
    [Range(0, Course.XpMax)] int? XpReward = null,
    [Range(0, Course.CoinsMax)] long? CoinReward = null,
    [Range(1, Course.LevelMax)] int? RequiredLevel = null,
    int? SortOrder = null,
    [MaxLength(50)] IReadOnlyList<CourseId>? Prerequisites = null,
    bool? IsSeasonal = null,
    SeasonId? Season = null,
    AchievementId? Achievement = null);
