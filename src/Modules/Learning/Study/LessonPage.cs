using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Learning.Study;

internal static class LessonPage
{
    /// <summary>A lesson without its questions, among those that count for the learner.</summary>
    /// <param name="learner">Null for an author's preview: what a newcomer finds.</param>
    public static async Task<LessonView> Read(AppDb db, LessonId lesson, AccountId? learner, CancellationToken stop) => (await db.Rows($"""
        select l.id, c.slug, c.title, l.number::int - 1, l.total::int, l.title, l.description, l.kind, l.content::text, l.minutes, l.xp_reward,
               l.previous, l.next
        from (select there.*, row_number() over places number, count(*) over (partition by there.course_id) total,
                     lag(there.id) over places previous, lead(there.id) over places next
              from learning_lessons there left join learning_lesson_progress step on step.account_id = $2 and step.lesson_id = there.id
              where there.course_id = (select course_id from learning_lessons where id = $1) and (there.id = $1 or {LessonsInSql.Counts("there", "step")})
              window places as (partition by there.course_id order by there.position)) l
        join learning_courses c on c.id = l.course_id
        where l.id = $1
        """, row =>
        {
            var content = LessonContent.FromJson(row.GetString(8));
            return new LessonView(
                new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.GetString(6),
                row.GetString(7), content.Text, content.Url, content.Transcript, row.IsDBNull(9) ? null : row.GetInt32(9), row.GetInt32(10), Done: false,
                row.IsDBNull(11) ? null : new LessonId(row.GetGuid(11)), row.IsDBNull(12) ? null : new LessonId(row.GetGuid(12)), []);
        }, stop, lesson.Value, learner?.Value)).Single();
}
