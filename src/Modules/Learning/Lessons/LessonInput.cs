using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Learning.Contracts;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>A lesson as its author sends it, questions apart.</summary>
/// <param name="Content">Fitting the kind: <c>{"text": "markdown"}</c>, <c>{"url": "https://…", "transcript": "…"}</c>.</param>
/// <param name="XpReward">0 to 100,000; 25 when left out.</param>
/// <param name="Position">From 1; behind the last one when left out. 409 when it is taken. Ignored by an edit: order by the outline.</param>
public sealed record LessonInput(
    [Required, StringLength(Lesson.TitleMax)] string Title,
    [Required, OneOf<LessonKind>] string Kind,
    [Required] JsonElement? Content,
    [StringLength(Lesson.DescriptionMax)] string? Description = null,
    [Range(0, Lesson.MinutesMax)] int? Minutes = null,
    [Range(0, Lesson.XpMax)] int? XpReward = null,
    ChapterId? Chapter = null,
    [Range(1, 10_000)] int? Position = null);
