using System.Text.Json;
using Questory.Learning.Contracts;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;

namespace Questory.Learning.Lessons;

/// <summary>A lesson as a form sends it: texts, which may be empty, and what they mean.</summary>
public sealed class LessonForm
{
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? Minutes { get; set; }
    public string? XpReward { get; set; }
    public string? Description { get; set; }
    public string? Text { get; set; }
    public string? Url { get; set; }
    public string? Transcript { get; set; }
    public Guid? Chapter { get; set; }

    /// <summary><c>preview</c> shows the text as learners see it; else the lesson is saved.</summary>
    public string? Do { get; set; }

    public static LessonForm Of(LessonInput lesson)
    {
        var content = LessonContent.FromJson(lesson.Content!.Value.GetRawText());
        return new LessonForm
        {
            Title = lesson.Title, Kind = lesson.Kind, Minutes = lesson.Minutes?.ToString(), XpReward = lesson.XpReward?.ToString(),
            Description = lesson.Description, Text = content.Text, Url = content.Url, Transcript = content.Transcript, Chapter = lesson.Chapter?.Value,
        };
    }

    public Outcome<LessonInput> Read()
    {
        var numbers = new TypedNumbers();
        var content = JsonSerializer.SerializeToElement(new LessonContent(Given(Text), Given(Url)?.Trim(), Given(Transcript)), Json.Options);
        var read = new LessonInput(Title?.Trim() ?? "", Kind ?? "", content, Description,
            numbers.Whole("minutes", Minutes), numbers.Whole("xp_reward", XpReward), Chapter is { } chapter ? new ChapterId(chapter) : null);
        return numbers.Problem is { } fault ? fault : read;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
