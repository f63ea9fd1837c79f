using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Data;

namespace Questory.Learning.Lessons;

internal static class LessonQuestions
{
    /// <summary>The lesson's list of questions, made with the first one; null when there is no such lesson.</summary>
    public static async Task<AssessmentId?> QuestionsOf(this AppDb db, LessonId id, Authoring authoring, CancellationToken stop)
    {
        // Two first questions at once must not make two lists.
        var lesson = await db.Set<Lesson>().FromSql($"select * from learning_lessons where id = {id.Value} for update").SingleOrDefaultAsync(stop);
        return lesson is null ? null : lesson.AssessmentId ??= authoring.Create(lesson.Title);
    }
}
