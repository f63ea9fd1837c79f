using System.Text.Json;
using Npgsql;
using Questory.Assessment.Attempts;
using Questory.Assessment.Banks;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Assessment.Contracts;

/// <summary>An answer as it was sent.</summary>
/// <param name="Answer">JSON of the shape the question's kind wants.</param>
/// <param name="Seconds">0 to 86,400.</param>
/// <param name="ClientKey">1 to 64 characters, made by the sender per answer: the same key again is the same answer again.</param>
public sealed record GivenAnswer(JsonElement Answer, int Seconds, string? ClientKey);

/// <summary>Takes answers. The room above decides whether the person may be asked; this marks, keeps and tells the
/// activity stream, in the caller's transaction: one round trip to read, one to write.</summary>
public sealed class Answering
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly TimeProvider time;
    private readonly ActivityStream stream;
    private readonly QuestionContents contents;
    private readonly CurrentSettings settings;

    internal Answering(AppDb db, Actor actor, TimeProvider time, ActivityStream stream, QuestionContents contents, CurrentSettings settings) =>
        (this.db, this.actor, this.time, this.stream, this.contents, this.settings) = (db, actor, time, stream, contents, settings);

    /// <summary>AE-057 and AE-058. 404: no such question here; 422: the answer has the wrong shape, nothing is kept;
    /// 409: no attempt is left, time is up, or the client key belongs to another question.</summary>
    /// <param name="alongside">What the caller keeps about the answer itself, in the same round trip; not asked for a repeated one.</param>
    public async Task<Outcome<AnswerReply>> Answer(
        AssessmentId assessment, QuestionId question, GivenAnswer given, Action<NpgsqlBatch, AnswerReply>? alongside, CancellationToken stop)
    {
        if (await AnswerScene.Read(db, actor, assessment, question, given.ClientKey, stop) is not { } scene)
            return Outcome.NotFound("question");
        if (scene.SameKey is { } earlier)
            return await Repeat(earlier, question, scene.Past.Solved, stop);
        var now = time.GetUtcNow();
        if (scene.Refuses(now) is { } refusal)
            return refusal;

        var content = await contents.Of(db, actor.Here, question, scene.Version, stop);
        var marked = content.Body.Mark(given.Answer);
        if (marked is WrongShape wrong)
            return Outcome.Invalid(wrong.Field, wrong.What);

        var mark = (Mark)marked;
        var hint = scene.Past.HintForNext;
        var right = mark.Verdict == Verdict.Right;
        var receipts = await stream.Record(AssessmentActivities.AnsweredQuestion, question.Value, content.Label, new Facts
        {
            ["right"] = right,
            ["first_right"] = right && !scene.Past.Solved,
            ["xp"] = (long)content.XpReward,
            ["try"] = scene.Past.Tries + 1L,
            ["seconds"] = (long)given.Seconds,
            ["hints"] = hint is null ? 0L : 1L,
            ["kind"] = content.Kind,
            ["difficulty"] = Naming.Snake(content.Difficulty),
        }, stop);

        var kept = new KeptAnswer(Ids.New<AnswerId>(), question, scene.Version, scene.Past.Tries + 1, given, mark, hint, receipts, now);
        var reply = new AnswerReply(kept.Id, kept.Try, await Judge(mark, kept.Try, scene.Past.Solved, stop), kept.XpEarned, receipts, Repeated: false);
        await using var batch = db.Batch();
        kept.Put(batch, actor, assessment, scene);
        alongside?.Invoke(batch, reply);
        await batch.ExecuteNonQueryAsync(stop);
        return reply;
    }

    /// <summary>Ends my open attempt, if there is one, with the share of all points its best answers earned.</summary>
    public Task Finish(AssessmentId assessment, CancellationToken stop) => db.Execute("""
        update assessment_attempts attempt set finished_at = $3, score_permille = coalesce((
            select round(sum(item.points * coalesce(best.permille, 0))::numeric / nullif(sum(item.points), 0))
            from assessment_items item
            join assessment_questions q on q.id = item.question_id and q.is_active
            join assessment_question_versions v on v.question_id = q.id and v.version = q.version and v.kind <> 'description'
            left join lateral (select max(answer.permille) permille from assessment_answers answer
                where answer.account_id = $1 and answer.attempt_id = attempt.id and answer.question_id = item.question_id) best on true
            where item.assessment_id = attempt.assessment_id), 0)
        where account_id = $1 and assessment_id = $2 and finished_at is null
        """, stop, actor.Me.Value, assessment.Value, time.GetUtcNow());

    private async Task<Outcome<AnswerReply>> Repeat(AnswerId earlier, QuestionId question, bool solved, CancellationToken stop)
    {
        var kept = await KeptAnswer.Read(db, actor.Me, earlier, stop);
        if (kept.Question != question)
            return Outcome.Conflict("client_key_reused", "This client_key was used for another question: use a new one.");
        var content = await contents.Of(db, actor.Here, question, kept.Version, stop);
        var mark = (Mark)content.Body.Mark(kept.Given.Answer);
        return new AnswerReply(kept.Id, kept.Try, await Judge(mark, kept.Try, solved, stop), kept.XpEarned, kept.Receipts, Repeated: true);
    }

    // A realm may keep the right answer back, so that a second try is more than copying.
    private async Task<JudgementView> Judge(Mark mark, int @try, bool solvedBefore, CancellationToken stop) => Shown.Judgement(mark,
        mark.Verdict is Verdict.Right or Verdict.Unmarked || solvedBefore || @try >= await settings.Get(AssessmentSettings.ShowRightAnswerAfter, stop));
}
