using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Assessment.Contracts;

/// <summary>The room above says when an attempt is over.</summary>
public static class EndingAttempts
{
    /// <summary>Ends these people's open attempts, where they have one, with the share of all points that their best answers earned.</summary>
    public static NpgsqlBatch EndAttempts(this NpgsqlBatch batch, IReadOnlyCollection<(AccountId Learner, AssessmentId Assessment)> over, DateTimeOffset now) => batch.Add("""
        update assessment_attempts attempt set finished_at = $3, score_permille = coalesce((
            select round(sum(item.points * coalesce(best.permille, 0))::numeric / nullif(sum(item.points), 0))
            from assessment_items item
            join assessment_questions q on q.id = item.question_id and q.is_active
            join assessment_question_versions v on v.question_id = q.id and v.version = q.version and v.kind <> 'description'
            left join lateral (select max(answer.permille) permille from assessment_answers answer
                where answer.account_id = attempt.account_id and answer.attempt_id = attempt.id and answer.question_id = item.question_id) best on true
            where item.assessment_id = attempt.assessment_id), 0)
        from unnest($1::uuid[], $2::uuid[]) as done (account_id, assessment_id)
        where attempt.account_id = done.account_id and attempt.assessment_id = done.assessment_id and attempt.finished_at is null
        """, over.Select(one => one.Learner.Value).ToArray(), over.Select(one => one.Assessment.Value).ToArray(), now);
}
