using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>Finishes a lesson whose questions are all answered; the last one completes the course. Each pays once, and
/// finishing again changes nothing (AE-050, AE-055).</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class FinishLesson(
    AppDb db, Actor actor, TimeProvider time, Asking asking, Answering answering, ActivityStream stream, CurrentSettings settings, Text text)
{
    /// <param name="Receipts">What this finish gave; empty when the lesson was finished before.</param>
    public sealed record View(
        LessonId Lesson, bool CourseCompleted, int LessonsCompleted, int TotalLessons, decimal Percent, LessonId? NextLesson, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPut("/{lesson:guid}/completion", (Guid lesson, Slice<FinishLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Finish a lesson");

    public async Task<Outcome<View>> Run(LessonId id, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if (await LessonScene.Of(db, actor.Me, id, stop) is not { } scene)
            return Outcome.NotFound("lesson");
        if (scene.Done)
            return await Show(id, scene.Course, [], stop);
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        if (await Unanswered(scene, stop) is > 0 and var missing)
            return Outcome.Conflict("questions_unanswered",
                text.Count(missing, "One question is not answered yet.", "{0} questions are not answered yet."));

        var progress = await db.Set<CourseProgress>().SingleAsync(p => p.AccountId == actor.Me && p.CourseId == scene.Course, stop);
        var seconds = progress.Touch(time.GetUtcNow(), TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop)));
        var step = await Tick(scene, seconds, stop);
        if (scene.Assessment is { } assessment)
            await answering.Finish(assessment, stop);

        List<Activity> done = [Finished(scene, step)];
        if (progress.Status != CourseStatus.Completed && await IsLast(scene, stop))
        {
            progress.Complete(time.GetUtcNow());
            done.Add(stream.Completed(actor.Me, await db.Set<Course>().SingleAsync(c => c.Id == scene.Course, stop), scene.Topic));
        }
        var receipts = await stream.Record(done, stop);
        step.Receipts = JsonSerializer.Serialize(receipts, Json.Options);
        progress.Gain(receipts);
        await db.SaveChangesAsync(stop);
        return await Show(id, scene.Course, receipts, stop);
    }

    private async Task<int> Unanswered(LessonScene scene, CancellationToken stop) =>
        scene.Assessment is { } assessment && (await asking.ProgressOf([assessment], stop))[assessment] is var asked ? asked.Questions - asked.Answered : 0;

    private async Task<LessonProgress> Tick(LessonScene scene, int seconds, CancellationToken stop)
    {
        var step = await db.Set<LessonProgress>().SingleOrDefaultAsync(p => p.AccountId == actor.Me && p.LessonId == scene.Lesson, stop);
        if (step is null)
            db.Add(step = new LessonProgress { AccountId = actor.Me, LessonId = scene.Lesson, CourseId = scene.Course, RealmId = actor.Here, OpenedAt = time.GetUtcNow() });
        step.TimeSpentSeconds += seconds;
        step.CompletedAt = time.GetUtcNow();
        return step;
    }

    private async Task<bool> IsLast(LessonScene scene, CancellationToken stop) => !await db.Set<Lesson>().AnyAsync(lesson =>
        lesson.CourseId == scene.Course && lesson.Id != scene.Lesson && lesson.IsActive &&
        !db.Set<LessonProgress>().Any(p => p.AccountId == actor.Me && p.LessonId == lesson.Id && p.CompletedAt != null), stop);

    private Activity Finished(LessonScene scene, LessonProgress step) => stream.New(actor.Me, LearningActivities.CompletedLesson, scene.Lesson.Value, scene.Title,
        new Facts { ["xp"] = (long)scene.XpReward, ["kind"] = scene.Kind, ["topic"] = scene.Topic ?? "", ["active_seconds"] = (long)step.TimeSpentSeconds }.In(scene.Pathway));

    private async Task<View> Show(LessonId lesson, CourseId course, IReadOnlyList<Receipt> receipts, CancellationToken stop) => (await db.Rows($"""
        select p.status = 'completed', count(step.completed_at)::int, count(*)::int,
               (array_agg(l.id order by l.position) filter (where step.completed_at is null))[1]
        from learning_lessons l
        join learning_course_progress p on p.account_id = $1 and p.course_id = l.course_id
        left join learning_lesson_progress step on step.account_id = $1 and step.lesson_id = l.id
        where l.course_id = $2 and {LessonsInSql.Counts("l", "step")} group by p.status
        """, row => new View(lesson, row.GetBoolean(0), row.GetInt32(1), row.GetInt32(2), Percent.Of(row.GetInt32(1), row.GetInt32(2)),
            row.IsDBNull(3) ? null : new LessonId(row.GetGuid(3)), receipts), stop, actor.Me.Value, course.Value)).Single();
}
