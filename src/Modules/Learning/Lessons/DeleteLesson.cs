using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>Removes a lesson nobody has opened; the ones behind it move up. Its questions stay in their bank. One that
/// somebody has opened can only be taken out of use (AE-080).</summary>
[Requires(LearningPermissions.Author), AmongOthers("Asks whether anybody has begun it.")]
internal sealed class DeleteLesson(AppDb db, AuditTrail audit, Authoring authoring)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapDelete("/{lesson:guid}", (Guid lesson, Slice<DeleteLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Delete a lesson");

    public async Task<Outcome<Done>> Run(LessonId id, CancellationToken stop)
    {
        if (await db.Set<Lesson>().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lesson)
            return Outcome.NotFound("lesson");
        if (await db.Set<LessonProgress>().AnyAsync(p => p.LessonId == id, stop))
            return Outcome.Conflict("has_progress", "[Learners] have opened this [lesson]: take it out of use instead, so that their history stays.");
        db.Remove(lesson);
        await db.SaveChangesAsync(stop);
        await db.Execute("update learning_lessons set position = position - 1 where course_id = $1 and position > $2",
            stop, lesson.CourseId.Value, lesson.Position);
        if (lesson.AssessmentId is { } assessment && await authoring.Delete(assessment, stop) is { Ok: false, Problem: var refusal })
            return refusal;
        audit.Write("delete lesson", "lesson", id.Value, details: new { lesson.Title });
        return Outcome.Done;
    }
}
