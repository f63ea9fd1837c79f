using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Attempts;

/// <summary>All that must be known before an answer is marked, read in one round trip behind the person's lock: of two
/// answers sent at once the second sees what the first has done.</summary>
internal sealed record AnswerScene(
    int Version, bool IsActive, int? MaxAttempts, int? TimeLimitSeconds, Past Past,
    AttemptId? LatestAttempt, int AttemptNumber, DateTimeOffset? AttemptStartedAt, bool AttemptFinished, AnswerId? SameKey)
{
    public AttemptId? OpenAttempt => AttemptFinished ? null : LatestAttempt;

    public static async Task<AnswerScene?> Read(
        AppDb db, Actor actor, AssessmentId assessment, QuestionId question, string? clientKey, CancellationToken stop)
    {
        // Two statements: the second must look after the lock is held.
        await using var batch = db.Batch().LockPeople(actor.Here, actor.Me).Add("""
            select q.version, q.is_active, a.max_attempts, a.time_limit_seconds,
                   past.tries, past.solved, past.last_verdict, past.last_at, hint.bought_at,
                   attempt.id, attempt.number, attempt.started_at, attempt.finished_at is not null,
                   (select same.id from assessment_answers same where same.account_id = $1 and same.client_key = $4)
            from assessment_items item
            join assessment_assessments a on a.id = item.assessment_id
            join assessment_questions q on q.id = item.question_id
            left join assessment_hints hint on hint.account_id = $1 and hint.question_id = q.id
            left join lateral (select id, number, started_at, finished_at from assessment_attempts
                where account_id = $1 and assessment_id = a.id order by number desc limit 1) attempt on true
            cross join lateral (select count(*)::int tries, max(answered_at) last_at,
                    coalesce(bool_or(answer.verdict = 'right' or marking.permille >= $5), false) solved,
                    (array_agg(answer.verdict order by answer.try desc))[1] last_verdict
                from assessment_answers answer
                left join assessment_markings marking on marking.account_id = answer.account_id and marking.answer_id = answer.id
                where answer.account_id = $1 and answer.question_id = q.id) past
            where item.assessment_id = $2 and item.question_id = $3
            """, actor.Me.Value, assessment.Value, question.Value, clientKey, Marking.PassPermille);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        return await reader.ReadAsync(stop) ? Of(reader) : null;
    }

    private static AnswerScene Of(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetBoolean(1), row.Maybe<int>(2), row.Maybe<int>(3),
        new Past(row.GetInt32(4), row.GetBoolean(5), row.IsDBNull(6) ? null : EnumText.Read<AnswerVerdict>(row.GetString(6)),
            row.Maybe<DateTimeOffset>(7), row.Maybe<DateTimeOffset>(8)),
        row.Maybe<Guid>(9) is { } attempt ? new AttemptId(attempt) : null, row.Maybe<int>(10) ?? 0, row.Maybe<DateTimeOffset>(11),
        row.GetBoolean(12), row.Maybe<Guid>(13) is { } same ? new AnswerId(same) : null);

    public Problem? Refuses(DateTimeOffset now)
    {
        if (!IsActive)
            return Outcome.Conflict("question_retired", "This question is no longer asked.");
        if (OpenAttempt is null && AttemptNumber >= MaxAttempts)
            return Outcome.Conflict("no_attempts_left", $"All {MaxAttempts} attempts are used up.");
        if (OpenAttempt is not null && TimeLimitSeconds is { } limit && now > AttemptStartedAt!.Value.AddSeconds(limit))
            return Outcome.Conflict("time_is_up", "The time for this attempt is over.");
        return null;
    }
}
