using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>The visits of several learners in their lessons, in one transaction: is the lesson open for each → count the time
/// since their last step → keep a first opening and record it. What is refused is refused to its own learner.</summary>
internal sealed class TakeVisits(AppDb db, Actor actor, TimeProvider time, ActivityStream stream, CurrentSettings settings, Text text)
{
    private sealed record Visit(AccountId Learner, LessonScene Scene);

    /// <param name="parts">At most one of each learner, all of the realm in force.</param>
    /// <returns>To each, in their order, the lesson as they find it.</returns>
    public async Task<Outcome<LessonScene>[]> Run(IReadOnlyList<Part<LessonId>> parts)
    {
        var scenes = await LessonScene.Of(db, [.. parts.Select(part => (part.Actor.Me, part.Ask))], CancellationToken.None);
        var letIn = await db.TakeTurns(actor.Here, [.. parts.Select(part => part.Actor.Me)], CancellationToken.None);
        var replies = parts.Zip(scenes, (part, scene) => letIn.Contains(part.Actor.Me) ? Enter(part.Actor.Me, scene) : LetIn.NoLonger).ToArray();
        var visits = parts.Zip(replies).Where(pair => pair.Second.Ok).Select(pair => new Visit(pair.First.Actor.Me, pair.Second.Value!)).ToList();
        if (visits.Count > 0)
            await stream.RecordAll([.. (await Note(visits)).Select(Opened)], CancellationToken.None);
        return replies;
    }

    private Outcome<LessonScene> Enter(AccountId learner, LessonScene? scene) =>
        scene is null ? Outcome.NotFound("lesson") : scene.Refuses(text.For(learner)) is { } refusal ? refusal : scene;

    private Activity Opened(Visit visit) => stream.New(visit.Learner, LearningActivities.OpenedLesson, visit.Scene.Lesson.Value, visit.Scene.Title,
        new Facts { ["kind"] = visit.Scene.Kind, ["topic"] = visit.Scene.Topic ?? "" }.In(visit.Scene.Pathway));

    // Each learner has their turn, so that of two tabs at once only the first is a first opening. Answers those that are.
    private async Task<IReadOnlyList<Visit>> Note(List<Visit> visits)
    {
        var (now, longestPause) = (time.GetUtcNow(), TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, CancellationToken.None)));
        AccountId[] learners = [.. visits.Select(visit => visit.Learner)];
        await using var batch = db.Batch().NoteLearning(actor.Here, learners, now, longestPause).Add("""
            with visit as (
                select v.*, had.lesson_id is null first,
                    case when $1 - course.last_accessed_at between interval '0' and $2 then floor(extract(epoch from $1 - course.last_accessed_at))::int else 0 end seconds
                from unnest($4::uuid[], $5::uuid[], $6::uuid[]) with ordinality as v (account_id, course_id, lesson_id, n)
                join learning_course_progress course on course.account_id = v.account_id and course.course_id = v.course_id
                left join learning_lesson_progress had on had.account_id = v.account_id and had.lesson_id = v.lesson_id),
            course as (
                update learning_course_progress p set last_accessed_at = $1, time_spent_seconds = p.time_spent_seconds + visit.seconds
                from visit where p.account_id = visit.account_id and p.course_id = visit.course_id),
            again as (
                update learning_lesson_progress step set time_spent_seconds = step.time_spent_seconds + visit.seconds
                from visit where step.account_id = visit.account_id and step.lesson_id = visit.lesson_id),
            opened as (
                insert into learning_lesson_progress (account_id, lesson_id, course_id, realm_id, opened_at, time_spent_seconds, receipts)
                select account_id, lesson_id, course_id, $3, $1, 0, '[]' from visit where first)
            select n from visit where first
            """, now, longestPause, actor.Here.Value, learners.Select(learner => learner.Value).ToArray(),
            visits.Select(visit => visit.Scene.Course.Value).ToArray(), visits.Select(visit => visit.Scene.Lesson.Value).ToArray());
        await using var row = await db.Read(batch, CancellationToken.None);
        var first = new List<Visit>();
        while (await row.ReadAsync())
            first.Add(visits[(int)row.GetInt64(0) - 1]);
        return first;
    }
}
