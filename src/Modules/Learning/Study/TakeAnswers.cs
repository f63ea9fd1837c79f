using System.Text.Json;
using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Data;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>The answers of several learners in one transaction, in the order of the story: is the lesson open for each →
/// mark, record the activity and reward it, keep the answer (<see cref="Answering"/>) → count it in the course. What is
/// refused is refused to its own learner; every statement stands for all of them.</summary>
internal sealed class TakeAnswers(AppDb db, TimeProvider time, Answering answering, CurrentSettings settings, Text text)
{
    public sealed record Ask(LessonId Lesson, QuestionId Question, JsonElement Answer, int? Seconds, string? ClientKey);

    /// <param name="parts">At most one of each learner, all of the realm in force.</param>
    /// <returns>A reply to each, in their order.</returns>
    public async Task<Outcome<AnswerReply>[]> Run(IReadOnlyList<Part<Ask>> parts)
    {
        var stop = CancellationToken.None;
        var longestPause = TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop));
        var scenes = await LessonScene.Of(db, [.. parts.Select(part => (part.Actor.Me, part.Ask.Lesson))], stop);
        var replies = new Outcome<AnswerReply>[parts.Count];
        var open = new List<(int Place, LessonScene Scene, GivenAnswer Given)>();
        for (var i = 0; i < parts.Count; i++)
            if (Refuses(parts[i], scenes[i], longestPause) is { } refusal)
                replies[i] = refusal;
            else
                open.Add((i, scenes[i]!, Given(parts[i], scenes[i]!)));
        if (open.Count == 0)
            return replies;

        var courses = open.ToDictionary(one => one.Given.Learner, one => one.Scene);
        var answered = await answering.Answer([.. open.Select(one => one.Given)],
            (batch, kept) => Count(batch, [.. kept.Select(one => (courses[one.Given.Learner], one.Given.Learner, one.Reply))], longestPause), stop);
        for (var i = 0; i < open.Count; i++)
            replies[open[i].Place] = answered[i];
        return replies;
    }

    private Problem? Refuses(Part<Ask> part, LessonScene? scene, TimeSpan longestPause)
    {
        if (scene is not { Assessment: not null })
            return Outcome.NotFound("question");
        var theirs = text.For(part.Actor.Me);
        if (scene.Refuses(theirs) is { } refusal)
            return refusal;
        // A clock may go wrong by a pause, not by hours (AE-040).
        return part.Ask.Seconds is { } claimed && TimeSpan.FromSeconds(claimed) > time.GetUtcNow() - scene.Since + longestPause
            ? Outcome.Invalid("seconds", theirs["That is longer than this [lesson] has been open."])
            : null;
    }

    private static GivenAnswer Given(Part<Ask> part, LessonScene scene) =>
        new(part.Actor.Me, scene.Assessment!.Value, part.Ask.Question, part.Ask.Answer, part.Ask.Seconds ?? 0, part.Ask.ClientKey, scene.Pathway);

    // Added up in the database: two answers at once must both count.
    private void Count(NpgsqlBatch batch, IReadOnlyList<(LessonScene Scene, AccountId Learner, AnswerReply Reply)> answers, TimeSpan longestPause) => batch.Add("""
        with answered as (
            select a.*, p.last_accessed_at,
                case when $1 - p.last_accessed_at between interval '0' and $2 then floor(extract(epoch from $1 - p.last_accessed_at))::int else 0 end seconds
            from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::bigint[]) as a (account_id, course_id, lesson_id, correct, xp)
            join learning_course_progress p on p.account_id = a.account_id and p.course_id = a.course_id),
        lesson as (
            update learning_lesson_progress step set time_spent_seconds = step.time_spent_seconds + answered.seconds
            from answered where step.account_id = answered.account_id and step.lesson_id = answered.lesson_id)
        update learning_course_progress p set questions_answered = p.questions_answered + 1, questions_correct = p.questions_correct + answered.correct,
            xp_earned = p.xp_earned + answered.xp, last_accessed_at = $1, time_spent_seconds = p.time_spent_seconds + answered.seconds
        from answered where p.account_id = answered.account_id and p.course_id = answered.course_id
        """, time.GetUtcNow(), longestPause, answers.Select(a => a.Learner.Value).ToArray(), answers.Select(a => a.Scene.Course.Value).ToArray(),
        answers.Select(a => a.Scene.Lesson.Value).ToArray(), answers.Select(a => a.Reply.Judgement.Right ? 1 : 0).ToArray(), answers.Select(a => a.Reply.XpEarned).ToArray());
}
