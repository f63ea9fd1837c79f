using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>Answers a question of an open lesson (AE-057, AE-058). The hottest path of the house: one read for the
/// lesson, one for the question, the reward rules, one write each.</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class AnswerQuestion(AppDb db, Actor actor, TimeProvider time, Answering answering, CurrentSettings settings, Text text)
{
    /// <param name="Answer">JSON of the shape the question's kind wants: <c>"option id"</c>, <c>["id", …]</c>, <c>true</c>,
    /// <c>{"left id": "right id"}</c>, <c>3.14</c>, <c>"text"</c>.</param>
    /// <param name="Seconds">Time taken, 0 to 86,400; 0 when left out.</param>
    /// <param name="ClientKey">Made by the sender per answer: the same key again is the same answer again, and gets the
    /// first reply.</param>
    public sealed record Request(
        [Required] JsonElement? Answer, [Range(0, 86_400)] int? Seconds = null, [StringLength(64, MinimumLength = 1)] string? ClientKey = null);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPost("/{lesson:guid}/questions/{question:guid}/answers",
            (Guid lesson, Guid question, Request? request, Slice<AnswerQuestion> slice, CancellationToken stop) =>
                slice.Run(request, s => s.Run(new(lesson), new(question), request!, stop), stop).ToHttp())
        .WithSummary("Answer a question");

    public async Task<Outcome<AnswerReply>> Run(LessonId lesson, QuestionId question, Request request, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, lesson, stop) is not { Assessment: { } assessment } scene)
            return Outcome.NotFound("question");
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        var longestPause = TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop));
        // A clock may go wrong by a pause, not by hours (AE-040).
        if (request.Seconds is { } claimed && TimeSpan.FromSeconds(claimed) > time.GetUtcNow() - scene.Since + longestPause)
            return Outcome.Invalid("seconds", text["That is longer than this [lesson] has been open."]);
        var given = new GivenAnswer(request.Answer!.Value, request.Seconds ?? 0, request.ClientKey);
        return await answering.Answer(assessment, question, given, (batch, reply) => Count(batch, scene, reply, longestPause), stop);
    }

    // Added up in the database: two answers at once must both count.
    private void Count(NpgsqlBatch batch, LessonScene scene, AnswerReply reply, TimeSpan longestPause) => batch.Add("""
        with step as (
            select case when $6 - last_accessed_at between interval '0' and $7 then floor(extract(epoch from $6 - last_accessed_at))::int else 0 end seconds
            from learning_course_progress where account_id = $1 and course_id = $2),
        lesson as (
            update learning_lesson_progress set time_spent_seconds = time_spent_seconds + step.seconds
            from step where account_id = $1 and lesson_id = $3)
        update learning_course_progress set questions_answered = questions_answered + 1, questions_correct = questions_correct + $4,
            xp_earned = xp_earned + $5, last_accessed_at = $6, time_spent_seconds = time_spent_seconds + step.seconds
        from step where account_id = $1 and course_id = $2
        """, actor.Me.Value, scene.Course.Value, scene.Lesson.Value, reply.Judgement.Right ? 1 : 0, reply.XpEarned, time.GetUtcNow(), longestPause);
}
