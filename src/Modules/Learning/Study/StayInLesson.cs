using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>The heartbeat of an open lesson: I am still reading, watching or thinking. Without it a long video would be a
/// silence (AE-040).</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class StayInLesson(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, Text text)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPost("/{lesson:guid}/presence", (Guid lesson, Slice<StayInLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("I am still in this lesson: counts the time since the last beat or step, unless it was a long silence");

    public async Task<Outcome<Done>> Run(LessonId lesson, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, lesson, stop) is not { } scene)
            return Outcome.NotFound("lesson");
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        var (now, longestPause) = (time.GetUtcNow(), TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop)));
        await using var batch = db.Batch().NoteLearning(actor.Here, [actor.Me], now, longestPause).Add("""
            with step as (
                select case when $4 - last_accessed_at between interval '0' and $5 then floor(extract(epoch from $4 - last_accessed_at))::int else 0 end seconds
                from learning_course_progress where account_id = $1 and course_id = $2 for update),
            lesson as (
                update learning_lesson_progress set time_spent_seconds = time_spent_seconds + step.seconds
                from step where account_id = $1 and lesson_id = $3)
            update learning_course_progress set last_accessed_at = $4, time_spent_seconds = time_spent_seconds + step.seconds
            from step where account_id = $1 and course_id = $2
            """, actor.Me.Value, scene.Course.Value, scene.Lesson.Value, now, longestPause);
        await batch.ExecuteNonQueryAsync(stop);
        return Outcome.Done;
    }
}
