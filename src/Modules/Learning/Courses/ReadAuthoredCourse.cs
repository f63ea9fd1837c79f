using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>A course with its whole outline, for the editor.</summary>
[Requires(LearningPermissions.Author), AmongOthers("Asks whether anybody has begun it."), Reads]
internal sealed class ReadAuthoredCourse(AppDb db, Edits edits, Asking asking)
{
    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/{course:guid}", (Guid course, Slice<ReadAuthoredCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(course), stop), stop).ToHttp())
        .WithSummary("Read a course for its author");

    /// <param name="course">Its slug or its id.</param>
    public async Task<Outcome<AuthoredCourse>> Find(string course, CancellationToken stop) => Guid.TryParse(course, out var id)
        ? await Run(new(id), stop)
        : await Run(await db.Set<Course>().Where(c => c.Slug == course).Select(c => c.Id).SingleOrDefaultAsync(stop), stop);

    public async Task<Outcome<AuthoredCourse>> Run(CourseId id, CancellationToken stop)
    {
        if (await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        await edits.Show<Course>(id.Value, stop);
        var required = await db.Set<CoursePrerequisite>().Where(p => p.CourseId == id).Select(p => p.RequiredId).ToListAsync(stop);
        var chapters = await db.Set<Chapter>().Where(c => c.CourseId == id).OrderBy(c => c.Position)
            .Select(c => new AuthoredCourse.ChapterLine(c.Id, c.Position, c.Title)).ToListAsync(stop);
        var lessons = await db.Set<Lesson>().AsNoTracking().Where(l => l.CourseId == id).OrderBy(l => l.Position).ToListAsync(stop);
        var counts = await asking.CountOf([.. lessons.Select(l => l.AssessmentId).OfType<AssessmentId>()], stop);
        return new AuthoredCourse(id,
            new CourseInput(course.Title, course.Slug, Naming.Snake(course.Kind), course.Summary, course.Description, course.TopicId,
                Naming.Snake(course.Difficulty), course.MissionType is { } type ? Naming.Snake(type) : null, course.Minutes, course.XpReward,
                course.CoinReward, course.RequiredLevel, course.SortOrder, required, course.SeasonId is not null, course.SeasonId, course.AchievementId),
            await db.Set<CoursePublication>().AnyAsync(p => p.CourseId == id, stop),
            await db.Set<CourseProgress>().AnyAsync(p => p.CourseId == id, stop), chapters,
            lessons.ConvertAll(l => new AuthoredCourse.LessonLine(l.Id, l.Position, l.Title, Naming.Snake(l.Kind), l.ChapterId, l.Minutes, l.XpReward,
                l.AssessmentId is { } asked ? counts.GetValueOrDefault(asked) : 0, l.IsActive)));
    }
}

/// <summary>A course as its author sees it.</summary>
/// <param name="Course">As it can be sent back to change it.</param>
/// <param name="HasLearners">Somebody has begun it: it can no longer be deleted.</param>
public sealed record AuthoredCourse(
    CourseId Id, CourseInput Course, bool IsPublished, bool HasLearners,
    IReadOnlyList<AuthoredCourse.ChapterLine> Chapters, IReadOnlyList<AuthoredCourse.LessonLine> Lessons)
{
    public sealed record ChapterLine(ChapterId Id, int Position, string Title);

    /// <param name="IsActive">In use: learners meet it.</param>
    public sealed record LessonLine(LessonId Id, int Position, string Title, string Kind, ChapterId? Chapter, int? Minutes, int XpReward, int Questions, bool IsActive);
}
