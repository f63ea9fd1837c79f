using Questory.Learning.Contracts;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;
using Questory.Progress.Contracts;

namespace Questory.Learning.Courses;

/// <summary>A course as a form sends it: texts, which may be empty, and what they mean.</summary>
public sealed class CourseForm
{
    public string? Title { get; set; }
    public string? Slug { get; set; }
    public string? Kind { get; set; }
    public string? Summary { get; set; }
    public string? Description { get; set; }
    public Guid? Topic { get; set; }
    public string? Difficulty { get; set; }
    public string? MissionType { get; set; }
    public string? Minutes { get; set; }
    public string? XpReward { get; set; }
    public string? CoinReward { get; set; }
    public string? RequiredLevel { get; set; }
    public string? SortOrder { get; set; }
    public List<Guid>? Prerequisites { get; set; }
    public Guid? Season { get; set; }
    public Guid? Achievement { get; set; }

    public static CourseForm Of(CourseInput course) => new()
    {
        Title = course.Title, Slug = course.Slug, Kind = course.Kind, Summary = course.Summary, Description = course.Description,
        Topic = course.Topic?.Value, Difficulty = course.Difficulty, MissionType = course.MissionType, Minutes = course.Minutes?.ToString(),
        XpReward = course.XpReward?.ToString(), CoinReward = course.CoinReward?.ToString(), RequiredLevel = course.RequiredLevel?.ToString(),
        SortOrder = course.SortOrder?.ToString(), Prerequisites = [.. (course.Prerequisites ?? []).Select(id => id.Value)], Season = course.Season?.Value,
        Achievement = course.Achievement?.Value,
    };

    public Outcome<CourseInput> Read()
    {
        var numbers = new TypedNumbers();
        var read = new CourseInput(
            Title?.Trim() ?? "", Given(Slug), Given(Kind), Summary, Description, Topic is { } topic ? new TopicId(topic) : null, Given(Difficulty), Given(MissionType),
            numbers.Whole("minutes", Minutes), numbers.Whole("xp_reward", XpReward), numbers.Whole("coin_reward", CoinReward),
            numbers.Whole("required_level", RequiredLevel), numbers.Whole("sort_order", SortOrder), [.. (Prerequisites ?? []).Select(id => new CourseId(id))],
            Season: Season is { } season ? new SeasonId(season) : null, Achievement: Achievement is { } achievement ? new AchievementId(achievement) : null);
        return numbers.Problem is { } fault ? fault : read;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
