using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Topics;

/// <summary>How far I am in each topic that I have finished a lesson of (AE-045). Computed from lessons as they are now,
/// so that a lesson added later lowers the percent at once.</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class MyTopics(AppDb db, Actor actor)
{
    /// <param name="LessonsTotal">Lessons of all active courses of the topic.</param>
    /// <param name="Percent">0.00 to 100.00; likewise accuracy.</param>
    public sealed record View(
        TopicId Topic, string Slug, string Name, int LessonsCompleted, int LessonsTotal, decimal Percent, decimal Accuracy,
        int TimeSpentMinutes, DateTimeOffset StartedAt, DateTimeOffset LastAccessedAt);

    public static void Map(RouteGroupBuilder topics) => topics
        .MapGet("/progress", (Slice<MyTopics> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My progress per topic");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select t.id, t.slug, t.name, lessons.done::int, lessons.total::int, courses.answered::int, courses.correct::int, courses.seconds::int,
               lessons.started_at, courses.last_at
        from learning_topics t
        cross join lateral (
            select count(*) total, count(step.completed_at) done, min(step.opened_at) started_at
            from learning_courses c
            join learning_course_publications p on p.course_id = c.id
            join learning_lessons l on l.course_id = c.id
            left join learning_lesson_progress step on step.account_id = $1 and step.lesson_id = l.id
            where c.topic_id = t.id) lessons
        cross join lateral (
            select sum(mine.questions_answered) answered, sum(mine.questions_correct) correct, sum(mine.time_spent_seconds) seconds, max(mine.last_accessed_at) last_at
            from learning_course_progress mine join learning_courses c on c.id = mine.course_id
            where mine.account_id = $1 and c.topic_id = t.id) courses
        where t.is_active and lessons.done > 0
        order by t.sort_order, t.name
        """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4),
            Percent.Of(row.GetInt32(3), row.GetInt32(4)), Percent.Of(row.GetInt32(6), row.GetInt32(5)), row.GetInt32(7) / 60,
            row.GetFieldValue<DateTimeOffset>(8), row.GetFieldValue<DateTimeOffset>(9)), stop, actor.Me.Value);
}
