using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Learning.Study;

/// <summary>A lesson as one learner finds it: what decides whether it opens (AE-054).</summary>
/// <param name="FirstUndoneBefore">Of those in use: for one out of use nobody waits.</param>
/// <param name="Since">When they opened it, or else began the course.</param>
/// <param name="Gone">Out of use, and they had not opened it before.</param>
internal sealed record LessonScene(
    LessonId Lesson, CourseId Course, string Title, string Kind, int XpReward, AssessmentId? Assessment, string? Topic, Guid? Pathway,
    CourseStatus? Status, bool Done, string? FirstUndoneBefore, DateTimeOffset? Since, bool Gone)
{
    public static async Task<LessonScene?> Of(AppDb db, AccountId person, LessonId lesson, CancellationToken stop) =>
        (await Of(db, [(person, lesson)], stop))[0];

    /// <summary>One round trip for all; null where the learner sees no such lesson.</summary>
    public static async Task<LessonScene?[]> Of(AppDb db, IReadOnlyList<(AccountId Person, LessonId Lesson)> asked, CancellationToken stop)
    {
        var scenes = new LessonScene?[asked.Count];
        await using var batch = db.Batch().Add(Scenes, asked.Select(one => one.Person.Value).ToArray(), asked.Select(one => one.Lesson.Value).ToArray());
        await using var row = await db.Read(batch, stop);
        while (await row.ReadAsync(stop))
            scenes[row.GetInt64(11) - 1] = Read(row);
        return scenes;
    }

    private const string Scenes = """
        select l.id, l.course_id, l.title, l.kind, l.xp_reward, l.assessment_id, t.slug,
               mine.status, step.completed_at is not null,
               (select b.title from learning_lessons b
                left join learning_lesson_progress bp on bp.account_id = asked.account_id and bp.lesson_id = b.id
                where b.course_id = l.course_id and b.position < l.position and b.is_active and bp.completed_at is null order by b.position limit 1),
               coalesce(step.opened_at, mine.started_at), asked.n, c.topic_id, not l.is_active and step.lesson_id is null
        from unnest($1::uuid[], $2::uuid[]) with ordinality asked (account_id, lesson_id, n)
        join learning_lessons l on l.id = asked.lesson_id
        join learning_courses c on c.id = l.course_id
        left join learning_topics t on t.id = c.topic_id
        left join learning_course_publications p on p.course_id = c.id
        left join learning_course_progress mine on mine.account_id = asked.account_id and mine.course_id = c.id
        left join learning_lesson_progress step on step.account_id = asked.account_id and step.lesson_id = l.id
        where mine.course_id is not null or (l.is_active and p.course_id is not null and coalesce(t.is_active, true))
        """;

    private static LessonScene Read(NpgsqlDataReader row) => new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), row.GetString(3), row.GetInt32(4),
            row.IsDBNull(5) ? null : new AssessmentId(row.GetGuid(5)), row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(12) ? null : row.GetGuid(12),
            row.IsDBNull(7) ? null : EnumText.Read<CourseStatus>(row.GetString(7)), row.GetBoolean(8),
            row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), row.GetBoolean(13));

    public Problem? Refuses(Text text) => this switch
    {
        { Done: true } => null,
        { Status: null or CourseStatus.NotStarted } => Outcome.Forbidden("not_started", text["Start this [course] first: its [lessons] open one after the other."]),
        { Status: CourseStatus.Abandoned } => Outcome.Forbidden("left", text["You have left this [course]: take it up again to go on."]),
        { Gone: true } => Outcome.Conflict("out_of_use", text["This [lesson] is no longer offered. Your [course] goes on without it."]),
        { FirstUndoneBefore: { } before } => Outcome.Forbidden("locked", text["First finish “{0}”.", before]),
        _ => null,
    };
}
