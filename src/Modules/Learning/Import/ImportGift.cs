using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Import;

/// <summary>Takes questions from Moodle's GIFT files into a course: each category becomes a lesson, a file without
/// categories one lesson named after it. All of a file or none of it; a dry run says the same and changes nothing.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class ImportGift(AppDb db, TimeProvider time, Authoring authoring, QuestionFiles files, AuditTrail audit)
{
    /// <summary>Of one file.</summary>
    public const int BytesMax = 5_000_000;

    public sealed record Request([Required, MinLength(1), MaxLength(100)] IReadOnlyList<Upload> Files, bool DryRun);

    public sealed record Upload([Required, StringLength(255)] string Name, ReadOnlyMemory<byte> Bytes);

    /// <param name="Taken">Every file was taken, or would be.</param>
    public sealed record View(bool DryRun, bool Taken, IReadOnlyList<FileLine> Files);

    /// <param name="Problems">What keeps the file out, by line; empty when it is taken.</param>
    public sealed record FileLine(string File, bool Taken, int Questions, IReadOnlyList<LessonLine> Lessons, IReadOnlyList<FileProblem> Problems);

    /// <param name="Id">Null in a dry run.</param>
    public sealed record LessonLine(LessonId? Id, string Title, int Questions);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPost("/{course:guid}/imports/gift", async (Guid course, bool? dry_run, IFormFileCollection files, Slice<ImportGift> slice, CancellationToken stop) =>
        {
            var request = new Request(await ReadAll(files, stop), dry_run ?? false);
            return await slice.Run(request, s => s.Run(new(course), request, stop), stop).ToHttp();
        })
        .WithSummary("Import questions from GIFT files")
        // Cross-site posts are refused by origin.
        .DisableAntiforgery();

    public async Task<Outcome<View>> Run(CourseId id, Request request, CancellationToken stop)
    {
        if (await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        if (request.Files.FirstOrDefault(file => file.Bytes.Length > BytesMax) is { } big)
            return new Problem(ProblemKind.TooLarge, "file_too_large", $"“{big.Name}” is larger than {BytesMax / 1_000_000} MB.");

        var place = await db.Set<Lesson>().Where(l => l.CourseId == id).MaxAsync(l => (int?)l.Position, stop) ?? 0;
        // New lessons stand at the end, so they belong to what stands there.
        var chapter = await db.Set<Chapter>().Where(c => c.CourseId == id).OrderByDescending(c => c.Position).Select(c => (ChapterId?)c.Id).FirstOrDefaultAsync(stop);
        var lines = new List<FileLine>();
        foreach (var upload in request.Files)
        {
            var file = QuestionFiles.Read(upload.Name, upload.Bytes.Span);
            var lessons = new List<LessonLine>();
            foreach (var group in file.IsSound ? file.Groups : [])
            {
                var lesson = request.DryRun ? null : await Keep(course, chapter, place + 1, upload.Name, group, stop);
                if (group.Questions == 0)
                    continue;
                lessons.Add(new LessonLine(lesson, GiftNames.Title(group.Category, upload.Name), group.Questions));
                place++;
            }
            lines.Add(new FileLine(upload.Name, file.IsSound, file.Groups.Sum(group => group.Questions), lessons, file.Problems));
        }
        return new View(request.DryRun, lines.TrueForAll(line => line.Taken), lines);
    }

    /// <returns>Null for a category without questions: of that only the bank is made.</returns>
    private async Task<LessonId?> Keep(Course course, ChapterId? chapter, int place, string file, FileGroup group, CancellationToken stop)
    {
        if (group.Questions == 0)
        {
            await files.Keep(group, null, after: 0, stop);
            return null;
        }
        var title = GiftNames.Title(group.Category, file);
        var lesson = Lesson.Create(course, place, title, LessonKind.Quiz, new LessonContent(), time.GetUtcNow());
        (lesson.ChapterId, lesson.AssessmentId) = (chapter, authoring.Create(title));
        db.Add(lesson);
        await files.Keep(group, lesson.AssessmentId.Value, after: 0, stop);
        audit.Write("import lesson", "lesson", lesson.Id.Value, details: new { course.Slug, file, group.Questions });
        return lesson.Id;
    }

    public static async Task<IReadOnlyList<Upload>> ReadAll(IFormFileCollection files, CancellationToken stop)
    {
        var uploads = new List<Upload>(files.Count);
        foreach (var file in files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, stop);
            uploads.Add(new Upload(Path.GetFileName(file.FileName), bytes.ToArray()));
        }
        return uploads;
    }
}
