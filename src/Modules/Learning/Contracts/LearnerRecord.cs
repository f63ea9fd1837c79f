using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Learning.Contracts;

/// <summary>How far a person is in a course they have begun.</summary>
/// <param name="Status"><c>in_progress</c>, <c>completed</c> or <c>abandoned</c>.</param>
/// <param name="Percent">Lessons done of all that count for them, 0.00 to 100.00; likewise accuracy: right answers of all given.</param>
public sealed record CourseRecord(
    CourseId Course, string Slug, string Title, string? Topic, string Status, int LessonsCompleted, int LessonsTotal, decimal Percent, decimal Accuracy,
    int QuestionsAnswered, int QuestionsCorrect, int TimeSpentMinutes, DateTimeOffset StartedAt, DateTimeOffset LastAccessedAt, DateTimeOffset? CompletedAt);

/// <summary>How far a person is in a topic (AE-045).</summary>
/// <param name="LessonsTotal">Lessons in use of all active courses of the topic, and those that the person has finished in others.</param>
/// <param name="Percent">0.00 to 100.00; likewise accuracy.</param>
/// <param name="LastAccessedAt">The last visit of any of its courses.</param>
public sealed record TopicRecord(
    TopicId Topic, string Slug, string Name, int LessonsCompleted, int LessonsTotal, decimal Percent, decimal Accuracy,
    int TimeSpentMinutes, DateTimeOffset StartedAt, DateTimeOffset LastAccessedAt);

/// <summary>What a person has done in a realm's courses and topics, for pages of their own and of those who may see it.
/// Computed from lessons as they are now, so that one added later lowers the percent at once.</summary>
public static class LearnerRecord
{
    /// <summary>Courses begun, the latest visited first; those withdrawn from the catalogue too.</summary>
    public static Task<List<CourseRecord>> ReadCourseRecords(this AppDb db, RealmId realm, AccountId account, CancellationToken stop) => db.Rows($"""
        select c.id, c.slug, c.title, t.name, mine.status, content.done, content.lessons, mine.questions_answered, mine.questions_correct,
               mine.time_spent_seconds, mine.started_at, mine.last_accessed_at, mine.completed_at
        from learning_course_progress mine
        join learning_courses c on c.id = mine.course_id
        left join learning_topics t on t.id = c.topic_id
        cross join lateral (
            select count(*)::int lessons, count(step.completed_at)::int done
            from learning_lessons l left join learning_lesson_progress step on step.account_id = mine.account_id and step.lesson_id = l.id
            where l.course_id = c.id and {LessonsInSql.Counts("l", "step")}) content
        where mine.account_id = $1 and mine.realm_id = $2
        order by mine.last_accessed_at desc, c.title
        """, row => new CourseRecord(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4),
            row.GetInt32(5), row.GetInt32(6), Percent.Of(row.GetInt32(5), row.GetInt32(6)), Percent.Of(row.GetInt32(8), row.GetInt32(7)),
            row.GetInt32(7), row.GetInt32(8), row.GetInt32(9) / 60, row.GetFieldValue<DateTimeOffset>(10), row.GetFieldValue<DateTimeOffset>(11),
            row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12)), stop, account.Value, realm.Value);

    /// <summary>Topics in which the person has opened a lesson, in the realm's order; those out of use too, for they are their history (AE-080).</summary>
    public static Task<List<TopicRecord>> ReadTopicRecords(this AppDb db, RealmId realm, AccountId account, CancellationToken stop) => db.Rows($"""
        select t.id, t.slug, t.name, lessons.done::int, lessons.total::int, courses.answered::int, courses.correct::int, courses.seconds::int,
               lessons.started_at, courses.last_at
        from learning_topics t
        cross join lateral (
            select count(*) filter (where (p.course_id is not null and l.is_active) or step.completed_at is not null) total, count(step.completed_at) done, min(step.opened_at) started_at
            from learning_courses c
            left join learning_course_publications p on p.course_id = c.id
            join learning_lessons l on l.course_id = c.id
            left join learning_lesson_progress step on step.account_id = $1 and step.lesson_id = l.id
            where c.topic_id = t.id) lessons
        cross join lateral (
            select sum(mine.questions_answered) answered, sum(mine.questions_correct) correct, sum(mine.time_spent_seconds) seconds, max(mine.last_accessed_at) last_at
            from learning_course_progress mine join learning_courses c on c.id = mine.course_id
            where mine.account_id = $1 and c.topic_id = t.id) courses
        where t.realm_id = $2 and lessons.started_at is not null
        order by t.sort_order, t.name
        """, row => new TopicRecord(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4),
            Percent.Of(row.GetInt32(3), row.GetInt32(4)), Percent.Of(row.GetInt32(6), row.GetInt32(5)), row.GetInt32(7) / 60,
            row.GetFieldValue<DateTimeOffset>(8), row.GetFieldValue<DateTimeOffset>(9)), stop, account.Value, realm.Value);
}
