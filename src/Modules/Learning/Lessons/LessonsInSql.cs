namespace Questory.Learning.Lessons;

/// <summary>Which lessons of a course are there for one person, for every figure and every list alike.</summary>
internal static class LessonsInSql
{
    /// <summary>A condition: the lesson is in use, or the person has finished it before it was taken out of use. So that a lesson
    /// leaves nobody's history, nobody's percent falls when it goes, and nobody waits for it.</summary>
    /// <param name="lesson">Alias of <c>learning_lessons</c>; <paramref name="step"/>: of the person's <c>learning_lesson_progress</c>, joined from the left.</param>
    public static string Counts(string lesson, string step) => $"({lesson}.is_active or {step}.completed_at is not null)";
}
