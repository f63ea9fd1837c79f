using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>Opens a course to learners.</summary>
[Requires(LearningPermissions.Publish)]
internal sealed class PublishCourse(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder courses) => courses
        .MapPut("/{course:guid}/publication", (Guid course, Slice<PublishCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(course), stop), stop).ToHttp())
        .WithSummary("Publish a course");

    public async Task<Outcome<Done>> Run(CourseId id, CancellationToken stop)
    {
        if (await db.Set<Course>().Where(c => c.Id == id).Select(c => c.Title).SingleOrDefaultAsync(stop) is not { } title)
            return Outcome.NotFound("course");
        if (await db.Set<CoursePublication>().AnyAsync(p => p.CourseId == id, stop))
            return Outcome.Done;
        if (!await db.Set<Lesson>().AnyAsync(l => l.CourseId == id && l.IsActive, stop))
            return Outcome.Conflict("no_lessons", "There is nothing to learn here yet: add a [lesson] first, or take one back into use.");
        db.Add(new CoursePublication { CourseId = id, RealmId = actor.Here, PublishedAt = time.GetUtcNow(), PublishedBy = actor.Account });
        audit.Write("publish course", "course", id.Value, details: new { title });
        return Outcome.Done;
    }
}
