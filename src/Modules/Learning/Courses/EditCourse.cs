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

/// <summary>Changes a course; what learners have earned in it stays (AE-080).</summary>
[Requires(LearningPermissions.Author)]
internal sealed class EditCourse(AppDb db, Edits edits, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder courses) => courses
        .MapPut("/{course:guid}", (Guid course, CourseInput? request, Slice<EditCourse> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(course), request!, stop), stop).ToHttp())
        .WithSummary("Edit a course");

    public async Task<Outcome<CreateCourse.View>> Run(CourseId id, CourseInput request, CancellationToken stop)
    {
        if (await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        if (await edits.Begin<Course>(id.Value, stop) is { } stale)
            return stale;
        // An address that people have kept does not change with a title.
        var slug = request.Slug is null ? course.Slug : await db.SlugFor(course.RealmId, id, request, stop);
        if (!slug.Ok)
            return slug.Problem;
        course.Slug = slug.Value;
        if (await db.Fill(course, request, stop) is { } fault)
            return fault;
        audit.Write("edit course", "course", id.Value, details: new { course.Slug });
        return new CreateCourse.View(id, course.Slug);
    }
}
