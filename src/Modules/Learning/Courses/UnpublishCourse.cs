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

namespace Questory.Learning.Courses;

/// <summary>Takes a course out of the catalogue. Nobody can start it any more; those who have may finish (AE-048).</summary>
[Requires(LearningPermissions.Publish)]
internal sealed class UnpublishCourse(AppDb db, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder courses) => courses
        .MapDelete("/{course:guid}/publication", (Guid course, Slice<UnpublishCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(course), stop), stop).ToHttp())
        .WithSummary("Unpublish a course");

    public async Task<Outcome<Done>> Run(CourseId id, CancellationToken stop)
    {
        if (await db.Set<Course>().Where(c => c.Id == id).Select(c => c.Title).SingleOrDefaultAsync(stop) is not { } title)
            return Outcome.NotFound("course");
        if (await db.Set<CoursePublication>().SingleOrDefaultAsync(p => p.CourseId == id, stop) is { } publication)
        {
            db.Remove(publication);
            audit.Write("unpublish course", "course", id.Value, details: new { title });
        }
        return Outcome.Done;
    }
}
