using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Assessments;
using Questory.Assessment.Banks;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Assessment.Contracts;

/// <param name="Shuffle">Each person in an order of their own.</param>
/// <param name="MaxAttempts">1 to 1,000; null: as often as one likes.</param>
/// <param name="TimeLimitSeconds">1 to 86,400 per attempt; null: no limit.</param>
public sealed record AssessmentRules(bool Shuffle = false, int? MaxAttempts = null, int? TimeLimitSeconds = null);

/// <summary>Puts questions into assessments, for the rooms that ask them. The room above checks who may.</summary>
public sealed class Authoring(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    /// <summary>A new assessment without questions, attempts or time without limit.</summary>
    public AssessmentId Create(string title)
    {
        var made = AssessmentRow.Create(actor.Here, title, time.GetUtcNow());
        db.Add(made);
        return made.Id;
    }

    /// <summary>How the questions are asked: for exams, boss fights, duels; lessons leave everything open.</summary>
    public async Task<Outcome<Done>> Rule(AssessmentId assessment, AssessmentRules rules, CancellationToken stop)
    {
        if (await db.Set<AssessmentRow>().SingleOrDefaultAsync(a => a.Id == assessment, stop) is not { } row)
            return Outcome.NotFound("assessment");
        (row.Shuffle, row.MaxAttempts, row.TimeLimitSeconds) = (rules.Shuffle, rules.MaxAttempts, rules.TimeLimitSeconds);
        return Outcome.Done;
    }

    /// <summary>Writes a new question and puts it at the end.</summary>
    public async Task<Outcome<QuestionId>> Add(AssessmentId assessment, QuestionInput input, CancellationToken stop)
    {
        var read = QuestionWriting.Read(input);
        if (!read.Ok)
            return read.Problem;
        var bank = await db.BankAt(actor.Here, input.Bank ?? "", time.GetUtcNow(), stop);
        var (question, version) = Question.Create(actor.Here, bank.Id, read.Value, null, actor.Account, time.GetUtcNow());
        db.AddRange(question, version);
        audit.Write("write question", "question", question.Id.Value, details: new { read.Value.Title });
        await Append(assessment, question.Id, stop);
        return question.Id;
    }

    /// <summary>Puts a question of the bank at the end; 409 when it is there already.</summary>
    public async Task<Outcome<Done>> Use(AssessmentId assessment, QuestionId question, CancellationToken stop)
    {
        if (!await db.Set<Question>().AnyAsync(q => q.Id == question, stop))
            return Outcome.NotFound("question");
        if (await db.Set<AssessmentItem>().AnyAsync(i => i.AssessmentId == assessment && i.QuestionId == question, stop))
            return Outcome.Conflict("already_there", "This question is asked here already.");
        await Append(assessment, question, stop);
        return Outcome.Done;
    }

    /// <summary>Takes a question out of the assessment; it stays in its bank, and so do answers already given.</summary>
    public async Task<Outcome<Done>> Remove(AssessmentId assessment, QuestionId question, CancellationToken stop)
    {
        if (await db.Execute("delete from assessment_items where assessment_id = $1 and question_id = $2", stop, assessment.Value, question.Value) == 0)
            return Outcome.NotFound("question");
        await db.Execute("""
            update assessment_items item set position = place.number
            from (select question_id, row_number() over (order by position) number from assessment_items where assessment_id = $1) place
            where item.assessment_id = $1 and item.question_id = place.question_id and item.position <> place.number
            """, stop, assessment.Value);
        return Outcome.Done;
    }

    /// <summary>A new order; 422 unless the list names every question of the assessment exactly once.</summary>
    public async Task<Outcome<Done>> Arrange(AssessmentId assessment, IReadOnlyList<QuestionId> order, CancellationToken stop)
    {
        var present = await db.Set<AssessmentItem>().Where(i => i.AssessmentId == assessment).Select(i => i.QuestionId).ToListAsync(stop);
        if (order.Count != present.Count || !order.ToHashSet().SetEquals(present))
            return Outcome.Invalid("questions", "Name every question of this list exactly once.");
        // One statement: the unique places are checked when the transaction ends.
        await db.Execute("""
            update assessment_items item set position = place.number
            from unnest($2::uuid[]) with ordinality place (question_id, number)
            where item.assessment_id = $1 and item.question_id = place.question_id
            """, stop, assessment.Value, order.Select(id => id.Value).ToArray());
        return Outcome.Done;
    }

    /// <summary>The questions in order with their right answers, for authors.</summary>
    public async Task<IReadOnlyList<AuthoredQuestion>> Questions(AssessmentId assessment, CancellationToken stop) =>
        [.. (await AuthoredQuestions.Of(db, stop, within: [assessment])).Select(found => found.View)];

    /// <summary>Takes the assessment away with its list of questions; the questions stay in their banks. Unless somebody
    /// has answered: then 409.</summary>
    public async Task<Outcome<Done>> Delete(AssessmentId assessment, CancellationToken stop)
    {
        if (await db.Set<Attempts.Attempt>().AnyAsync(a => a.AssessmentId == assessment, stop))
            return Outcome.Conflict("has_answers", "People have answered these questions: take them out of use instead.");
        await db.Set<AssessmentRow>().Where(a => a.Id == assessment).ExecuteDeleteAsync(stop);
        return Outcome.Done;
    }

    private async Task Append(AssessmentId assessment, QuestionId question, CancellationToken stop)
    {
        var last = await db.Set<AssessmentItem>().Where(i => i.AssessmentId == assessment).MaxAsync(i => (int?)i.Position, stop) ?? 0;
        last = Math.Max(last, db.Set<AssessmentItem>().Local.Where(i => i.AssessmentId == assessment).Max(i => (int?)i.Position) ?? 0);
        db.Add(new AssessmentItem { AssessmentId = assessment, QuestionId = question, RealmId = actor.Here, Position = last + 1 });
    }
}
