using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>The courses that several learners start or take up again, in one transaction: note it where it is not running yet and
/// the course is still open → record it. Whether each may start is known before (<see cref="StartCourse"/>).</summary>
internal sealed class TakeStarts(AppDb db, Actor actor, TimeProvider time, ActivityStream stream)
{
    /// <param name="parts">At most one of each learner, all of the realm in force.</param>
    public async Task<Outcome<Done>[]> Run(IReadOnlyList<Part<CourseCard>> parts)
    {
        var letIn = await db.TakeTurns(actor.Here, [.. parts.Select(part => part.Actor.Me)], CancellationToken.None);
        var started = await Note([.. parts.Where(part => letIn.Contains(part.Actor.Me))]);
        if (started.Count > 0)
            await stream.RecordAll([.. started], CancellationToken.None);
        return [.. parts.Select<Part<CourseCard>, Outcome<Done>>(part => letIn.Contains(part.Actor.Me) ? Outcome.Done : LetIn.NoLonger)];
    }

    private async Task<List<Activity>> Note(IReadOnlyList<Part<CourseCard>> parts) => await db.Rows($"""
        insert into learning_course_progress as p (account_id, course_id, realm_id, status, attempts, started_at, last_accessed_at, updated_at)
        select asked.account_id, c.course_id, $1, 'in_progress', 1, $2, $2, $2
        from unnest($3::uuid[], $4::uuid[]) as asked (account_id, course_id)
        join {CoursesInSql.Open} c on c.course_id = asked.course_id
        on conflict (account_id, course_id) do update set status = 'in_progress', attempts = p.attempts + 1, last_accessed_at = $2 where p.status = 'abandoned'
        returning account_id, attempts > 1
        """, row => Started(parts.Single(part => part.Actor.Me.Value == row.GetGuid(0)), row.GetBoolean(1)), CancellationToken.None,
        actor.Here.Value, time.GetUtcNow(), parts.Select(part => part.Actor.Me.Value).ToArray(), parts.Select(part => part.Ask.Id.Value).ToArray());

    private Activity Started(Part<CourseCard> part, bool again) => stream.New(part.Actor.Me, LearningActivities.StartedCourse, part.Ask.Id.Value, part.Ask.Title,
        new Facts { ["kind"] = part.Ask.Kind, ["topic"] = part.Ask.Topic?.Slug ?? "", ["again"] = again }.In(part.Ask.Topic?.Id.Value));
}
