using System.Text.Json;
using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;

namespace Questory.Assessment.Attempts;

/// <summary>An answer out of somebody's history.</summary>
internal sealed record PastAnswer(
    AnswerId Id, QuestionId Question, int Version, int Try, JsonElement Answer, int Seconds, int HintsUsed, DateTimeOffset? HintAccessedAt, long XpEarned,
    DateTimeOffset At, int? MarkedPermille, string? Comment, string Receipts)
{
    public static Task<List<PastAnswer>> Of(AppDb db, AccountId person, AssessmentId assessment, CancellationToken stop) => db.Rows("""
        select answer.id, question_id, question_version, try, answer_json::text, seconds, hints_used, xp_earned, answered_at,
               marking.permille, marking.comment, answer.receipts::text, answer.hint_accessed_at
        from assessment_answers answer
        left join assessment_markings marking on marking.account_id = answer.account_id and marking.answer_id = answer.id
        where answer.account_id = $1 and answer.assessment_id = $2
        order by answered_at, try
        """, row => new PastAnswer(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetInt32(2), row.GetInt32(3),
            JsonElement.Parse(row.GetString(4)), row.GetInt32(5), row.GetInt32(6), row.Maybe<DateTimeOffset>(12), row.GetInt32(7), row.GetFieldValue<DateTimeOffset>(8),
            row.Maybe<int>(9), row.IsDBNull(10) ? null : row.GetString(10), row.GetString(11)), stop, person.Value, assessment.Value);

    /// <summary>Marked anew by the wording of then: a version never changes, so neither does the mark.</summary>
    public PastAnswerView View(QuestionContent content, long seed, int rightAnswerAfter)
    {
        var mark = (Mark)content.Body.Mark(Answer);
        if (MarkedPermille is { } permille)
            mark = mark with { Permille = permille, Verdict = permille >= Marking.PassPermille ? Verdict.Right : Questions.Mark.VerdictOf(permille) };
        return new PastAnswerView(Id, Question, Shown.Question(Question, 0, 0, content with { HintText = null }, seed, Past.None), Try, Answer, Shown.Judgement(mark, mark.Verdict == Verdict.Right || Try >= rightAnswerAfter),
            XpEarned, Seconds, HintsUsed, HintAccessedAt, At, Comment, JsonSerializer.Deserialize<List<Receipt>>(Receipts, Json.Options)!);
    }
}
