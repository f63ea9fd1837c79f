using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>Changes a lesson; who has finished it stays finished.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class EditLesson(AppDb db, Edits edits, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPut("/{lesson:guid}", (Guid lesson, LessonInput? request, Slice<EditLesson> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(lesson), request!, stop), stop).ToHttp())
        .WithSummary("Edit a lesson");

    public async Task<Outcome<AddLesson.View>> Run(LessonId id, LessonInput request, CancellationToken stop)
    {
        if (await db.Set<Lesson>().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lesson)
            return Outcome.NotFound("lesson");
        if (await edits.Begin<Lesson>(id.Value, stop) is { } stale)
            return stale;
        var kind = EnumText.Read<LessonKind>(request.Kind);
        if (LessonContent.Fault(request.Content, kind, out var content) is (var field, var cure))
            return Outcome.Invalid(field, cure);
        if (request.Chapter is { } chapter && !await db.Set<Chapter>().AnyAsync(c => c.Id == chapter && c.CourseId == lesson.CourseId, stop))
            return Outcome.Invalid("chapter", "This course has no such chapter.");

        lesson.Teach(kind, content);
        (lesson.Title, lesson.Description, lesson.Minutes) = (request.Title.Trim(), request.Description?.Trim() ?? "", request.Minutes);
        lesson.ChapterId = request.Chapter;
        lesson.XpReward = request.XpReward ?? lesson.XpReward;
        audit.Write("edit lesson", "lesson", id.Value, details: new { lesson.Title });
        return new AddLesson.View(id, lesson.Position);
    }
}
