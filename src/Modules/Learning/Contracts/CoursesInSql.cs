using Questory.Learning.Lessons;

namespace Questory.Learning.Contracts;

/// <summary>Courses for other rooms' hand-written SQL.</summary>
public static class CoursesInSql
{
    /// <summary>A subquery with one row per course that is open to newcomers: <c>course_id, realm_id, slug, title, mission_type</c>.</summary>
    public const string Open = """
        (select c.id as course_id, c.realm_id, c.slug, c.title, c.mission_type from learning_courses c
         join learning_course_publications p on p.course_id = c.id
         left join learning_topics t on t.id = c.topic_id
         where coalesce(t.is_active, true))
        """;

    /// <summary>A subquery with one row per course, open or not: <c>course_id, slug, title</c>.</summary>
    public const string Titles = "(select id as course_id, slug, title from learning_courses)";

    /// <summary>A number: lessons done of all that count for the person now, 0.00 to 100.00 (AE-049).</summary>
    /// <param name="account">Column or parameter with the person's id; likewise the course. Never text from outside.</param>
    public static string Percent(string account, string course) => $"""
        (select coalesce(round(count(step.completed_at) * 100.0 / nullif(count(*), 0), 2), 0.00)
         from learning_lessons l left join learning_lesson_progress step on step.account_id = {account} and step.lesson_id = l.id
         where l.course_id = {course} and {LessonsInSql.Counts("l", "step")})
        """;
}
