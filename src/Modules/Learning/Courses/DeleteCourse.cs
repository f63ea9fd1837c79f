using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>Removes a course with its lessons; its questions stay in their banks. One that somebody has begun can only be
/// unpublished (AE-080).</summary>
[Requires(LearningPermissions.Author), AmongOthers("Asks whether anybody has begun it.")]
internal sealed class DeleteCourse(AppDb db, AuditTrail audit, Authoring authoring)
{
    public static void Map(RouteGroupBuilder courses) => courses
        .MapDelete("/{course:guid}", (Guid course, Slice<DeleteCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(course), stop), stop).ToHttp())
        .WithSummary("Delete a course");

    public async Task<Outcome<Done>> Run(CourseId id, CancellationToken stop)
    {
        if (await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        if (await db.Set<CourseProgress>().AnyAsync(p => p.CourseId == id, stop))
            return Outcome.Conflict("has_progress", "Learners have begun this: unpublish it instead, so that their history stays.");
        if (await db.Set<CoursePrerequisite>().AnyAsync(p => p.RequiredId == id, stop))
            return Outcome.Conflict("is_required", "Another course requires this one: change that one first.");
        var assessments = await db.Set<Lesson>().Where(l => l.CourseId == id && l.AssessmentId != null).Select(l => l.AssessmentId!.Value).ToListAsync(stop);
        db.Remove(course);
        await db.SaveChangesAsync(stop);
        foreach (var assessment in assessments)
            if (await authoring.Delete(assessment, stop) is { Ok: false, Problem: var refusal })
                return refusal;
        audit.Write("delete course", "course", id.Value, details: new { course.Slug });
        return Outcome.Done;
    }
}
