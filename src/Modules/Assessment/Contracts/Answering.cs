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
using Questory.Progress.Contracts;

namespace Questory.Assessment.Contracts;

/// <summary>An answer as it was sent.</summary>
/// <param name="Answer">JSON of the shape the question's kind wants.</param>
/// <param name="Seconds">0 to 86,400.</param>
/// <param name="ClientKey">1 to 64 characters, made by the sender per answer: the same key again is the same answer again.</param>
/// <param name="Pathway">Where what it earns counts as well; null for nowhere else.</param>
public sealed record GivenAnswer(AccountId Learner, AssessmentId Assessment, QuestionId Question, JsonElement Answer, int Seconds, string? ClientKey, Guid? Pathway = null);

/// <summary>Takes answers, one of each learner. The room above decides whether they may be asked; this marks, keeps and tells
/// the activity stream, in the caller's transaction: one round trip to read, one to write, however many there are.</summary>
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

    private sealed record Marked(int Place, GivenAnswer Given, AnswerScene Scene, QuestionContent Content, Mark Mark)
    {
        public bool Right => Mark.Verdict == Verdict.Right;
    }

    /// <summary>AE-057 and AE-058, a reply for each. 404: no such question here; 422: the answer has the wrong shape, nothing is
    /// kept; 409: no attempt is left, time is up, or the client key belongs to another question.</summary>
    /// <param name="alongside">What the caller keeps about the answers itself, in the same round trip; not asked for repeated ones.</param>
    public async Task<Outcome<AnswerReply>[]> Answer(
        IReadOnlyList<GivenAnswer> given, Action<NpgsqlBatch, IReadOnlyList<(GivenAnswer Given, AnswerReply Reply)>> alongside, CancellationToken stop)
    {
        var replies = new Outcome<AnswerReply>[given.Count];
        var (now, scenes) = (time.GetUtcNow(), await AnswerScene.Read(db, actor.Here, given, stop));
        var asked = await contents.Of(db, actor.Here, [.. given.Zip(scenes).Where(pair => pair.Second is not null).Select(pair => (pair.First.Question, pair.Second!.Version)).Distinct()], stop);
        var marked = new List<Marked>();
        for (var i = 0; i < given.Count; i++)
            if (scenes[i] is not { } scene)
                replies[i] = Outcome.NotFound("question");
            else if (scene.SameKey is { } earlier)
                replies[i] = await Repeat(given[i], earlier, scene.Past.Solved, stop);
            else if (scene.Refuses(now) is { } refusal)
                replies[i] = refusal;
            else if (asked[given[i].Question].Body.Mark(given[i].Answer) is Mark mark)
                marked.Add(new Marked(i, given[i], scene, asked[given[i].Question], mark));
            else
                replies[i] = Misshapen(asked[given[i].Question].Body.Mark(given[i].Answer));
        if (marked.Count == 0)
            return replies;

        var receipts = await stream.RecordAll([.. marked.Select(Deed)], stop);
        var kept = marked.Select(one => new KeptAnswer(Ids.New<AnswerId>(), one.Given, one.Scene.Version, one.Scene.Past.Tries + 1, one.Mark,
            one.Scene.Past.HintForNext, one.Scene.OpenAttempt, one.Scene.AttemptNumber, [.. receipts[one.Given.Learner]])).ToList();
        for (var i = 0; i < marked.Count; i++)
            replies[marked[i].Place] = new AnswerReply(kept[i].Id, kept[i].Try, await Judge(marked[i].Mark, kept[i].Try, marked[i].Scene.Past.Solved, stop),
                kept[i].XpEarned, kept[i].Receipts, Repeated: false);
        await using var batch = db.Batch();
        KeptAnswer.Put(batch, actor.Here, kept, now);
        alongside(batch, [.. marked.Select(one => (one.Given, replies[one.Place].Value!))]);
        await db.Execute(batch, stop);
        return replies;
    }

    private Activity Deed(Marked one) => stream.New(one.Given.Learner, AssessmentActivities.AnsweredQuestion, one.Given.Question.Value, one.Content.Label, new Facts
    {
        ["right"] = one.Right,
        ["first_right"] = one.Right && !one.Scene.Past.Solved,
        ["xp"] = (long)one.Content.XpReward,
        ["try"] = one.Scene.Past.Tries + 1L,
        ["seconds"] = (long)one.Given.Seconds,
        ["hints"] = one.Scene.Past.HintForNext is null ? 0L : 1L,
        ["kind"] = one.Content.Kind,
        ["difficulty"] = Naming.Snake(one.Content.Difficulty),
    }.In(one.Given.Pathway));

    private static Problem Misshapen(MarkResult result) => result is WrongShape wrong
        ? Outcome.Invalid(wrong.Field, wrong.What)
        : throw new InvalidOperationException($"{result} is no mark.");

    private async Task<Outcome<AnswerReply>> Repeat(GivenAnswer given, AnswerId earlier, bool solved, CancellationToken stop)
    {
        var kept = await EarlierAnswer.Read(db, given.Learner, earlier, stop);
        if (kept.Question != given.Question)
            return Outcome.Conflict("client_key_reused", "This client_key was used for another question: use a new one.");
        var content = await contents.Of(db, actor.Here, kept.Question, kept.Version, stop);
        var mark = (Mark)content.Body.Mark(kept.Answer);
        return new AnswerReply(kept.Id, kept.Try, await Judge(mark, kept.Try, solved, stop), kept.XpEarned, kept.Receipts, Repeated: true);
    }

    // A realm may keep the right answer back, so that a second try is more than copying.
    private async Task<JudgementView> Judge(Mark mark, int @try, bool solvedBefore, CancellationToken stop) => Shown.Judgement(mark,
        mark.Verdict is Verdict.Right or Verdict.Unmarked || solvedBefore || @try >= await settings.Get(AssessmentSettings.ShowRightAnswerAfter, stop));
}
