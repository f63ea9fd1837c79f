using System.Text.Json;
using Questory.Assessment.Attempts;
using Questory.Assessment.Banks;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Assessment.Contracts;

/// <summary>Shows what is asked, and what a person has answered so far. The room above decides who may look.</summary>
public sealed class Asking
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly QuestionContents contents;
    private readonly CurrentSettings settings;

    internal Asking(AppDb db, Actor actor, QuestionContents contents, CurrentSettings settings) =>
        (this.db, this.actor, this.contents, this.settings) = (db, actor, contents, settings);

    /// <summary>The questions in order, with my state; nothing of what is right (AE-056).</summary>
    public Task<IReadOnlyList<QuestionView>> Faces(AssessmentId assessment, CancellationToken stop) =>
        Faces(assessment, actor.Me, stop);

    /// <summary>The same as somebody sees it who has not answered yet: an author's preview.</summary>
    public Task<IReadOnlyList<QuestionView>> FreshFaces(AssessmentId assessment, CancellationToken stop) =>
        Faces(assessment, default, stop);

    private async Task<IReadOnlyList<QuestionView>> Faces(AssessmentId assessment, AccountId person, CancellationToken stop)
    {
        var items = await AskedItem.Of(db, person, assessment, stop);
        var known = await contents.Of(db, actor.Here, [.. items.Select(item => (item.Question, item.Version))], stop);
        if (items is [{ Shuffled: true }, ..])
            items = [.. items.OrderBy(item => Shuffle.Place(Tail(person.Value) ^ Tail(assessment.Value), item.Question.ToString()))];
        return [.. items.Select((item, index) => Shown.Question(
            item.Question, index + 1, item.Points, known[item.Question], Seed(person, item.Question), item.Past))];
    }

    // The tails of version 7 uuids are random: together they give each person an own order that stays.
    private static long Seed(AccountId person, QuestionId question) => Tail(person.Value) ^ Tail(question.Value);

    private static long Tail(Guid id) => BitConverter.ToInt64(id.ToByteArray(), 8);

    /// <summary>How far I am in each of these assessments; every one asked for is in the answer.</summary>
    public async Task<IReadOnlyDictionary<AssessmentId, AssessmentProgress>> ProgressOf(
        IReadOnlyCollection<AssessmentId> assessments, CancellationToken stop) => (await db.Rows("""
        select wanted.id, count(v.question_id)::int, count(mine.tries)::int, count(mine.tries) filter (where mine.solved)::int
        from unnest($2::uuid[]) wanted (id)
        left join assessment_items item on item.assessment_id = wanted.id
        left join assessment_questions q on q.id = item.question_id and q.is_active
        left join assessment_question_versions v on v.question_id = q.id and v.version = q.version and v.kind <> 'description'
        left join lateral (select nullif(count(*), 0) tries, bool_or(answer.verdict = 'right' or marking.permille >= $3) solved
            from assessment_answers answer
            left join assessment_markings marking on marking.account_id = answer.account_id and marking.answer_id = answer.id
            where answer.account_id = $1 and answer.question_id = v.question_id) mine on true
        group by wanted.id
        """, row => (Id: new AssessmentId(row.GetGuid(0)), Progress: new AssessmentProgress(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3))),
        stop, actor.Me.Value, assessments.Select(a => a.Value).ToArray(), Marking.PassPermille))
        .ToDictionary(found => found.Id, found => found.Progress);

    /// <summary>How many questions each of these people has never answered in the assessment beside them; 0 of none. In their order.</summary>
    public async Task<IReadOnlyList<int>> Unanswered(IReadOnlyList<(AccountId Person, AssessmentId? Assessment)> asked, CancellationToken stop) => await db.Rows("""
        select (select count(*)::int
            from assessment_items item
            join assessment_questions q on q.id = item.question_id and q.is_active
            join assessment_question_versions v on v.question_id = q.id and v.version = q.version and v.kind <> 'description'
            where item.assessment_id = asked.assessment_id
              and not exists (select from assessment_answers answer where answer.account_id = asked.account_id and answer.question_id = v.question_id))
        from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (account_id, assessment_id, n) order by asked.n
        """, row => row.GetInt32(0), stop, asked.Select(one => one.Person.Value).ToArray(), asked.Select(one => one.Assessment?.Value).ToArray());

    /// <summary>How many questions each of these assessments asks, whoever looks.</summary>
    public async Task<IReadOnlyDictionary<AssessmentId, int>> CountOf(IReadOnlyCollection<AssessmentId> assessments, CancellationToken stop) => (await db.Rows("""
        select item.assessment_id, count(*)::int
        from assessment_items item
        join assessment_questions q on q.id = item.question_id and q.is_active
        join assessment_question_versions v on v.question_id = q.id and v.version = q.version and v.kind <> 'description'
        where item.assessment_id = any($1)
        group by item.assessment_id
        """, row => (Id: new AssessmentId(row.GetGuid(0)), Count: row.GetInt32(1)), stop, assessments.Select(a => a.Value).ToArray()))
        .ToDictionary(found => found.Id, found => found.Count);

    /// <summary>My answers in this assessment, oldest first, each beside the wording it was given to.</summary>
    public async Task<IReadOnlyList<PastAnswerView>> PastAnswers(AssessmentId assessment, CancellationToken stop)
    {
        var kept = await PastAnswer.Of(db, actor.Me, assessment, stop);
        var after = await settings.Get(AssessmentSettings.ShowRightAnswerAfter, stop);
        var views = new List<PastAnswerView>(kept.Count);
        foreach (var past in kept)
            views.Add(past.View(await contents.Of(db, actor.Here, past.Question, past.Version, stop), Seed(actor.Me, past.Question), after));
        return views;
    }

    /// <summary>Marks an answer without keeping it: an author tries the question out.</summary>
    public async Task<Outcome<JudgementView>> TryOut(
        AssessmentId assessment, QuestionId question, JsonElement answer, CancellationToken stop)
    {
        if ((await AskedItem.Of(db, default, assessment, stop)).FirstOrDefault(i => i.Question == question) is not { } item)
            return Outcome.NotFound("question");
        return (await contents.Of(db, actor.Here, question, item.Version, stop)).Body.Mark(answer) switch
        {
            Mark mark => Shown.Judgement(mark, withRightAnswers: true),
            WrongShape wrong => Outcome.Invalid(wrong.Field, wrong.What),
            var other => throw new InvalidOperationException($"{other} is no mark."),
        };
    }
}
