using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>A lesson with its questions and their right answers, for the editor.</summary>
[Requires(LearningPermissions.Author), AmongOthers("Counts everybody’s answers."), Reads]
internal sealed class ReadAuthoredLesson(AppDb db, Edits edits, Authoring authoring)
{
    /// <param name="Lesson">As it can be sent back to change it.</param>
    /// <param name="IsActive">In use: learners meet it.</param>
    public sealed record View(
        LessonId Id, CourseId Course, string CourseSlug, string CourseTitle, LessonInput Lesson, bool IsActive, IReadOnlyList<AuthoredQuestion> Questions);

    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/{lesson:guid}", (Guid lesson, Slice<ReadAuthoredLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Read a lesson for its author");

    public async Task<Outcome<View>> Run(LessonId id, CancellationToken stop)
    {
        if (await db.Set<Lesson>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lesson)
            return Outcome.NotFound("lesson");
        await edits.Show<Lesson>(id.Value, stop);
        var course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.Id == lesson.CourseId, stop);
        return new View(id, course.Id, course.Slug, course.Title,
            new LessonInput(lesson.Title, Naming.Snake(lesson.Kind), JsonElement.Parse(lesson.Content), lesson.Description, lesson.Minutes,
                lesson.XpReward, lesson.ChapterId, lesson.Position), lesson.IsActive,
            lesson.AssessmentId is { } assessment ? await authoring.Questions(assessment, stop) : []);
    }
}
