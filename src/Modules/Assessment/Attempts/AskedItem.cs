using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Slices;

namespace Questory.Assessment.Attempts;

/// <summary>A question of an assessment as one person finds it.</summary>
internal sealed record AskedItem(QuestionId Question, int Version, int Points, bool Shuffled, Past Past)
{
    /// <summary>In order; questions out of use are left out.</summary>
    public static async Task<IReadOnlyList<AskedItem>> Of(AppDb db, AccountId person, AssessmentId assessment, CancellationToken stop) => await db.Rows("""
        select q.id, q.version, item.points, past.tries, past.solved, past.last_verdict, past.last_at, hint.bought_at, a.shuffle
        from assessment_items item
        join assessment_assessments a on a.id = item.assessment_id
        join assessment_questions q on q.id = item.question_id and q.is_active
        left join assessment_hints hint on hint.account_id = $1 and hint.question_id = q.id
        cross join lateral (select count(*)::int tries, max(answered_at) last_at,
                coalesce(bool_or(answer.verdict = 'right' or marking.permille >= $3), false) solved,
                (array_agg(answer.verdict order by answer.try desc))[1] last_verdict
            from assessment_answers answer
            left join assessment_markings marking on marking.account_id = answer.account_id and marking.answer_id = answer.id
            where answer.account_id = $1 and answer.question_id = q.id) past
        where item.assessment_id = $2
        order by item.position
        """, row => new AskedItem(new(row.GetGuid(0)), row.GetInt32(1), row.GetInt32(2), row.GetBoolean(8), new Past(
            row.GetInt32(3), row.GetBoolean(4), row.IsDBNull(5) ? null : EnumText.Read<AnswerVerdict>(row.GetString(5)),
            row.Maybe<DateTimeOffset>(6), row.Maybe<DateTimeOffset>(7))),
        stop, person.Value, assessment.Value, Marking.PassPermille);
}
