using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>Makes a course; nobody but authors sees it until it is published.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class CreateCourse(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public sealed record View(CourseId Id, string Slug);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPost("/", (CourseInput? request, Slice<CreateCourse> slice, CancellationToken stop) => slice
            .Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(made => $"courses/{made.Slug}"))
        .WithSummary("Create a course");

    public async Task<Outcome<View>> Run(CourseInput request, CancellationToken stop)
    {
        var slug = await db.SlugFor(actor.Here, null, request, stop);
        if (!slug.Ok)
            return slug.Problem;
        var course = Course.Create(actor.Here, slug.Value, request.Title.Trim(), actor.Account, time.GetUtcNow());
        db.Add(course);
        if (await db.Fill(course, request, stop) is { } fault)
            return fault;
        audit.Write("create course", "course", course.Id.Value, details: new { course.Slug });
        return new View(course.Id, course.Slug);
    }
}
