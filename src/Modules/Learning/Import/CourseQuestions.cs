using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Platform.Data;

namespace Questory.Learning.Import;

/// <summary>A lesson with questions that stood in the course before the import.</summary>
internal sealed record KnownLesson(LessonId Id, string Title, AssessmentId Assessment, bool IsActive);

/// <summary>A course as an import finds it: where new lessons go, and what is asked already.</summary>
internal sealed class CourseQuestions(IReadOnlyList<KnownLesson> lessons, AskedAlready asked, ChapterId? lastChapter, int lastPlace)
{
    private readonly Dictionary<AssessmentId, int> counts = new(asked.Counts);
    private int place = lastPlace;

    /// <summary>New lessons stand at the end, so they belong to what stands there.</summary>
    public ChapterId? LastChapter => lastChapter;

    public int NextPlace() => ++place;

    /// <summary>The lesson in use that a group of this title belongs to, if there is one, and what of the group is new: what a
    /// lesson out of use asks is asked already, and nothing is added to it, since nobody would meet it there.</summary>
    public (KnownLesson? Lesson, GroupShare Share) Part(string title, FileGroup group)
    {
        var known = lessons.FirstOrDefault(lesson => lesson.IsActive && lesson.Title == title);
        return (known, asked.Part(group, known?.Assessment));
    }

    /// <summary>Makes room at the lesson's end; answers how many questions come before.</summary>
    public int Append(KnownLesson lesson, int questions)
    {
        var before = counts.GetValueOrDefault(lesson.Assessment);
        counts[lesson.Assessment] = before + questions;
        return before;
    }

    public static async Task<CourseQuestions> Of(AppDb db, QuestionFiles files, CourseId course, CancellationToken stop)
    {
        var lessons = await db.Set<Lesson>().AsNoTracking().Where(l => l.CourseId == course).OrderBy(l => l.Position)
            .Select(l => new { l.Id, l.Title, l.AssessmentId, l.Position, l.IsActive }).ToListAsync(stop);
        var known = lessons.Where(l => l.AssessmentId is not null).Select(l => new KnownLesson(l.Id, l.Title, l.AssessmentId!.Value, l.IsActive)).ToList();
        return new CourseQuestions(known, await files.AskedIn([.. known.Select(l => l.Assessment)], stop),
            await db.Set<Chapter>().Where(c => c.CourseId == course).OrderByDescending(c => c.Position).Select(c => (ChapterId?)c.Id).FirstOrDefaultAsync(stop),
            lessons.Count == 0 ? 0 : lessons[^1].Position);
    }
}
