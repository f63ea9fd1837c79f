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

/// <summary>Adds a lesson to a course (AE-053).</summary>
[Requires(LearningPermissions.Author)]
internal sealed class AddLesson(AppDb db, TimeProvider time, AuditTrail audit)
{
    public sealed record View(LessonId Id, int Position);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPost("/{course:guid}/lessons", (Guid course, LessonInput? request, Slice<AddLesson> slice, CancellationToken stop) => slice
            .Run(request, s => s.Run(new(course), request!, stop), stop).ToHttpCreated(made => $"lessons/{made.Id}"))
        .WithSummary("Add a lesson");

    public async Task<Outcome<View>> Run(CourseId id, LessonInput request, CancellationToken stop)
    {
        if (await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        var kind = EnumText.Read<LessonKind>(request.Kind);
        if (LessonContent.Fault(request.Content, kind, out var content) is (var field, var cure))
            return Outcome.Invalid(field, cure);
        if (request.Chapter is { } chapter && !await db.Set<Chapter>().AnyAsync(c => c.Id == chapter && c.CourseId == id, stop))
            return Outcome.Invalid("chapter", "This course has no such chapter.");
        var places = await db.Set<Lesson>().Where(l => l.CourseId == id).Select(l => l.Position).ToListAsync(stop);
        if (request.Position is { } wanted && places.Contains(wanted))
            return Outcome.Conflict("position_taken", $"There is a lesson {wanted} already.");

        var lesson = Lesson.Create(course, request.Position ?? places.DefaultIfEmpty().Max() + 1, request.Title.Trim(), kind, content, time.GetUtcNow());
        (lesson.Description, lesson.Minutes, lesson.ChapterId) = (request.Description?.Trim() ?? "", request.Minutes, request.Chapter);
        lesson.XpReward = request.XpReward ?? lesson.XpReward;
        db.Add(lesson);
        audit.Write("add lesson", "lesson", lesson.Id.Value, details: new { course.Slug, lesson.Title });
        return new View(lesson.Id, lesson.Position);
    }
}
