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
/// categories one lesson named after it. All of a file or none of it; a dry run says the same and changes nothing. What the
/// course asks already is not taken again: the same file twice is the same course.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class ImportGift(AppDb db, TimeProvider time, Authoring authoring, QuestionFiles files, AuditTrail audit)
{
    /// <summary>Of one file.</summary>
    public const int BytesMax = 5_000_000;

    public sealed record Request([Required, MinLength(1), MaxLength(100)] IReadOnlyList<Upload> Files, bool DryRun);

    public sealed record Upload([Required, StringLength(255)] string Name, ReadOnlyMemory<byte> Bytes);

    /// <param name="Taken">Every file was taken, or would be.</param>
    public sealed record View(bool DryRun, bool Taken, IReadOnlyList<FileLine> Files);

    /// <param name="Questions">New ones.</param>
    /// <param name="AlreadyThere">Questions that the course asks word for word already.</param>
    /// <param name="Differing">Titles or ids of questions that the course asks in other words: these stay as they are there.</param>
    /// <param name="Problems">What keeps the file out, by line; empty when it is taken.</param>
    public sealed record FileLine(
        string File, bool Taken, int Questions, int AlreadyThere, IReadOnlyList<string> Differing, IReadOnlyList<LessonLine> Lessons, IReadOnlyList<FileProblem> Problems);

    /// <param name="Id">Null for a new lesson in a dry run.</param>
    /// <param name="Questions">Those that are new.</param>
    /// <param name="IsNew">Or else the questions go to the end of a lesson of this title.</param>
    public sealed record LessonLine(LessonId? Id, string Title, int Questions, bool IsNew);

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

        // One import into a course at a time: of the same file sent twice at once the second finds it there.
        await db.Execute("select pg_advisory_xact_lock(hashtextextended('learning.import' || $1::text, 0))", stop, id.ToString());
        var outline = await CourseQuestions.Of(db, files, id, stop);
        var lines = new List<FileLine>();
        foreach (var upload in request.Files)
        {
            var file = QuestionFiles.Read(upload.Name, upload.Bytes.Span);
            var lessons = new List<LessonLine>();
            var (same, differing) = (0, new List<string>());
            foreach (var group in file.IsSound ? file.Groups : [])
            {
                var title = GiftNames.Title(group.Category, upload.Name);
                var (known, share) = outline.Part(title, group);
                (same, differing) = (same + share.Same, [.. differing, .. share.Differing]);
                var lesson = request.DryRun ? known?.Id : await Keep(course, outline, known, title, upload.Name, share, stop);
                if (share.New.Questions > 0)
                    lessons.Add(new LessonLine(lesson, title, share.New.Questions, known is null));
            }
            lines.Add(new FileLine(upload.Name, file.IsSound, lessons.Sum(lesson => lesson.Questions), same, differing, lessons, file.Problems));
        }
        return new View(request.DryRun, lines.TrueForAll(line => line.Taken), lines);
    }

    /// <returns>Null where no lesson is needed: of a category without questions only the bank is made.</returns>
    private async Task<LessonId?> Keep(Course course, CourseQuestions outline, KnownLesson? known, string title, string file, GroupShare share, CancellationToken stop)
    {
        if (share.New.Questions == 0)
        {
            await files.Keep(share.New, null, after: 0, stop);
            return null;
        }
        audit.Write("import questions", "course", course.Id.Value, details: new { course.Slug, file, title, share.New.Questions });
        if (known is { } there)
        {
            await files.Keep(share.New, there.Assessment, outline.Append(there, share.New.Questions), stop);
            return there.Id;
        }
        var lesson = Lesson.Create(course, outline.NextPlace(), title, LessonKind.Quiz, new LessonContent(), time.GetUtcNow());
        (lesson.ChapterId, lesson.AssessmentId) = (outline.LastChapter, authoring.Create(title));
        db.Add(lesson);
        await files.Keep(share.New, lesson.AssessmentId.Value, after: 0, stop);
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
