using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>The lessons that several learners finish, in one transaction: may each be finished → tick it off, and the course with
/// its last one → record and reward → keep what it gave and tell how far everybody is. What is refused is refused to its own
/// learner; what was finished before changes nothing (AE-050, AE-055).</summary>
internal sealed class TakeFinishes(
    AppDb db, Actor actor, TimeProvider time, Asking asking, ActivityStream stream, CurrentSettings settings, Text text)
{
    private sealed record Finish(AccountId Learner, LessonScene Scene);

    /// <param name="parts">At most one of each learner, all of the realm in force.</param>
    /// <returns>A reply to each, in their order.</returns>
    public async Task<Outcome<FinishLesson.View>[]> Run(IReadOnlyList<Part<LessonId>> parts)
    {
        var letIn = await db.TakeTurns(actor.Here, [.. parts.Select(part => part.Actor.Me)], CancellationToken.None);
        var scenes = await LessonScene.Of(db, [.. parts.Select(part => (part.Actor.Me, part.Ask))], CancellationToken.None);
        var missing = await asking.Unanswered([.. parts.Zip(scenes, (part, scene) => (part.Actor.Me, scene?.Assessment))], CancellationToken.None);
        var refusals = parts.Select((part, n) => letIn.Contains(part.Actor.Me) ? Refuses(scenes[n], text.For(part.Actor.Me), missing[n]) : LetIn.NoLonger).ToArray();
        var known = parts.Zip(scenes, refusals).Where(one => one.Third is null).Select(one => new Finish(one.First.Actor.Me, one.Second!)).ToList();
        var finished = known.Where(one => !one.Scene.Done).ToList();
        var receipts = finished.Count == 0 ? Enumerable.Empty<Receipt>().ToLookup(_ => default(AccountId))
            : await stream.RecordAll([.. await Tick(finished)], CancellationToken.None);
        var views = await Keep(finished, known, receipts);
        return [.. parts.Select<Part<LessonId>, Outcome<FinishLesson.View>>((part, n) => refusals[n] is { } refusal ? refusal : views[part.Actor.Me])];
    }

    private static Problem? Refuses(LessonScene? scene, Text theirs, int missing) =>
        scene is null ? Outcome.NotFound("lesson")
        : scene.Refuses(theirs) is { } refusal ? refusal
        : !scene.Done && missing > 0 ? Outcome.Conflict("questions_unanswered", theirs.Count(missing, "One question is not answered yet.", "{0} questions are not answered yet."))
        : null;

    // Everybody has their turn (see above), so of two tabs at once only the first ticks off. Answers what is to be told of it.
    private async Task<List<Activity>> Tick(List<Finish> finished)
    {
        var longestPause = TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, CancellationToken.None));
        await using var batch = db.Batch().Add("""
            with step as (
                select f.*, not exists (
                        select from learning_lessons other
                        left join learning_lesson_progress done on done.account_id = f.account_id and done.lesson_id = other.id
                        where other.course_id = f.course_id and other.id <> f.lesson_id and other.is_active and done.completed_at is null) and mine.status <> 'completed' completes,
                    case when $1 - mine.last_accessed_at between interval '0' and $2 then floor(extract(epoch from $1 - mine.last_accessed_at))::int else 0 end seconds
                from unnest($4::uuid[], $5::uuid[], $6::uuid[]) with ordinality as f (account_id, course_id, lesson_id, n)
                join learning_course_progress mine on mine.account_id = f.account_id and mine.course_id = f.course_id),
            course as (
                update learning_course_progress p set last_accessed_at = $1, time_spent_seconds = p.time_spent_seconds + step.seconds,
                    status = case when step.completes then 'completed' else p.status end, completed_at = case when step.completes then $1 else p.completed_at end
                from step where p.account_id = step.account_id and p.course_id = step.course_id),
            lesson as (
                insert into learning_lesson_progress as p (account_id, lesson_id, course_id, realm_id, opened_at, completed_at, time_spent_seconds, receipts)
                select account_id, lesson_id, course_id, $3, $1, $1, seconds, '[]' from step
                on conflict (account_id, lesson_id) do update set completed_at = $1, time_spent_seconds = p.time_spent_seconds + excluded.time_spent_seconds
                returning account_id, lesson_id, time_spent_seconds)
            select step.n, lesson.time_spent_seconds, step.completes from step join lesson on lesson.account_id = step.account_id and lesson.lesson_id = step.lesson_id
            """, time.GetUtcNow(), longestPause, actor.Here.Value, finished.Select(one => one.Learner.Value).ToArray(),
            finished.Select(one => one.Scene.Course.Value).ToArray(), finished.Select(one => one.Scene.Lesson.Value).ToArray());
        var (deeds, complete) = (new List<Activity>(), new List<Finish>());
        await using (var row = await db.Read(batch, CancellationToken.None))
            while (await row.ReadAsync())
            {
                var one = finished[(int)row.GetInt64(0) - 1];
                deeds.Add(Lesson(one, row.GetInt32(1)));
                if (row.GetBoolean(2))
                    complete.Add(one);
            }
        return [.. deeds, .. await Courses(complete)];
    }

    private Activity Lesson(Finish one, int seconds) => stream.New(one.Learner, LearningActivities.CompletedLesson, one.Scene.Lesson.Value, one.Scene.Title, new Facts
    {
        ["xp"] = (long)one.Scene.XpReward, ["kind"] = one.Scene.Kind, ["topic"] = one.Scene.Topic ?? "", ["active_seconds"] = (long)seconds,
    }.In(one.Scene.Pathway));

    private async Task<IEnumerable<Activity>> Courses(List<Finish> complete)
    {
        CourseId[] ended = [.. complete.Select(one => one.Scene.Course).Distinct()];
        var courses = ended.Length == 0 ? [] : await db.Set<Course>().AsNoTracking().Where(course => ended.Contains(course.Id)).ToDictionaryAsync(course => course.Id);
        return complete.Select(one => stream.Completed(one.Learner, courses[one.Scene.Course], one.Scene.Topic));
    }

    private async Task<Dictionary<AccountId, FinishLesson.View>> Keep(List<Finish> finished, List<Finish> known, ILookup<AccountId, Receipt> receipts)
    {
        if (known.Count == 0)
            return [];
        await using var batch = db.Batch();
        if (finished.Count > 0)
            batch.EndAttempts([.. finished.Where(one => one.Scene.Assessment is not null).Select(one => (one.Learner, one.Scene.Assessment!.Value))], time.GetUtcNow()).Add("""
                with given as (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[]) as g (account_id, course_id, lesson_id, receipts, xp, coins)),
                lesson as (
                    update learning_lesson_progress p set receipts = given.receipts::jsonb from given where p.account_id = given.account_id and p.lesson_id = given.lesson_id)
                update learning_course_progress p set xp_earned = p.xp_earned + given.xp, coins_earned = p.coins_earned + given.coins
                from given where p.account_id = given.account_id and p.course_id = given.course_id
                """, finished.Select(one => one.Learner.Value).ToArray(), finished.Select(one => one.Scene.Course.Value).ToArray(), finished.Select(one => one.Scene.Lesson.Value).ToArray(),
                finished.Select(one => JsonSerializer.Serialize(receipts[one.Learner], Json.Options)).ToArray(),
                finished.Select(one => CourseProgress.Gained(receipts[one.Learner]).Xp).ToArray(), finished.Select(one => CourseProgress.Gained(receipts[one.Learner]).Coins).ToArray());
        batch.Add($"""
            select asked.n, min(mine.status) = 'completed', count(step.completed_at)::int, count(*)::int,
                   (array_agg(l.id order by l.position) filter (where step.completed_at is null))[1]
            from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (account_id, course_id, n)
            join learning_lessons l on l.course_id = asked.course_id
            join learning_course_progress mine on mine.account_id = asked.account_id and mine.course_id = asked.course_id
            left join learning_lesson_progress step on step.account_id = asked.account_id and step.lesson_id = l.id
            where {LessonsInSql.Counts("l", "step")} group by asked.n
            """, known.Select(one => one.Learner.Value).ToArray(), known.Select(one => one.Scene.Course.Value).ToArray());
        await using var row = await db.Read(batch, CancellationToken.None);
        var views = new Dictionary<AccountId, FinishLesson.View>();
        while (await row.ReadAsync())
        {
            var one = known[(int)row.GetInt64(0) - 1];
            views[one.Learner] = new(one.Scene.Lesson, row.GetBoolean(1), row.GetInt32(2), row.GetInt32(3), Percent.Of(row.GetInt32(2), row.GetInt32(3)),
                row.IsDBNull(4) ? null : new LessonId(row.GetGuid(4)), [.. receipts[one.Learner]]);
        }
        return views;
    }
}
