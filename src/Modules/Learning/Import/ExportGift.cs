using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Import;

/// <summary>Gives a course's questions back as one GIFT file, lesson after lesson.</summary>
[Requires(LearningPermissions.Author), Reads]
internal sealed class ExportGift(AppDb db, QuestionFiles files)
{
    /// <param name="Omitted">What GIFT has no words for, a sentence each.</param>
    public sealed record View(string FileName, string Text, IReadOnlyList<string> Omitted);

    public static void Map(RouteGroupBuilder courses)
    {
        courses.MapGet("/{course:guid}/exports/gift", (Guid course, Slice<ExportGift> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(course), stop), stop).ToHttp()).WithSummary("Export a course's questions as GIFT");
        courses.MapGet("/{course:guid}/exports/gift/file", async (Guid course, Slice<ExportGift> slice, CancellationToken stop) =>
        {
            var written = await slice.Run(s => s.Run(new(course), stop), stop);
            return written.Ok
                ? TypedResults.File(Encoding.UTF8.GetBytes(written.Value.Text), "text/plain; charset=utf-8", written.Value.FileName)
                : written.Problem.ToHttp();
        }).WithSummary("Download a course's questions as a GIFT file");
    }

    public async Task<Outcome<View>> Run(CourseId id, CancellationToken stop)
    {
        if (await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        var lessons = await db.Set<Lesson>().AsNoTracking().Where(l => l.CourseId == id && l.AssessmentId != null).OrderBy(l => l.Position).ToListAsync(stop);
        var written = await files.Write(lessons.ConvertAll(l => l.AssessmentId!.Value), stop);
        return new View($"{course.Slug}.gift", written.Text,
            [.. written.Omitted, .. lessons.Where(l => !l.IsActive).Select(l => $"{l.Title}: is out of use here, which GIFT cannot say")]);
    }
}
