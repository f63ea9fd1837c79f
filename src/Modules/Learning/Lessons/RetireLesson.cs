using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>Takes a lesson out of use, or back into it (AE-080). It leaves its course for all but those who have finished it, who keep
/// it with all it gave them; whoever has it open may finish it, and nobody waits for it.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class RetireLesson(AppDb db, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder lessons)
    {
        lessons.MapPut("/{lesson:guid}/retirement", (Guid lesson, Slice<RetireLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), true, stop), stop).ToHttp()).WithSummary("Take a lesson out of use");
        lessons.MapDelete("/{lesson:guid}/retirement", (Guid lesson, Slice<RetireLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), false, stop), stop).ToHttp()).WithSummary("Take a lesson back into use");
    }

    public async Task<Outcome<Done>> Run(LessonId id, bool retired, CancellationToken stop)
    {
        if (await db.Set<Lesson>().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lesson)
            return Outcome.NotFound("lesson");
        if (lesson.IsActive == retired)
            audit.Write(retired ? "retire lesson" : "reinstate lesson", "lesson", id.Value, details: new { lesson.Title });
        lesson.IsActive = !retired;
        return Outcome.Done;
    }
}
