using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Attempts;

/// <summary>All that must be known before an answer is marked, read behind its learner's lock: of two answers sent at once
/// the second sees what the first has done.</summary>
internal sealed record AnswerScene(
    int Version, bool IsActive, bool StillIn, int? MaxAttempts, int? TimeLimitSeconds, Past Past,
    AttemptId? LatestAttempt, int AttemptNumber, DateTimeOffset? AttemptStartedAt, bool AttemptFinished, AnswerId? SameKey)
{
    public AttemptId? OpenAttempt => AttemptFinished ? null : LatestAttempt;

    /// <summary>One round trip for all answers given; null where there is no such question.</summary>
    public static async Task<AnswerScene?[]> Read(AppDb db, RealmId realm, IReadOnlyList<GivenAnswer> given, CancellationToken stop)
    {
        // The last statement must look after the locks are held.
        await using var batch = db.Batch().LockPeople(realm, given.Select(answer => answer.Learner)).HoldLetIn(given.Select(answer => answer.Learner)).Add($"""
            select asked.n, q.version, q.is_active, a.max_attempts, a.time_limit_seconds,
                   past.tries, past.solved, past.last_verdict, past.last_at, hint.bought_at,
                   attempt.id, attempt.number, attempt.started_at, attempt.finished_at is not null,
                   (select same.id from assessment_answers same where same.account_id = asked.account_id and same.client_key = asked.client_key),
                   exists (select from {LetIn.People} me where me.account_id = asked.account_id)
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality asked (account_id, assessment_id, question_id, client_key, n)
            join assessment_items item on item.assessment_id = asked.assessment_id and item.question_id = asked.question_id
            join assessment_assessments a on a.id = item.assessment_id
            join assessment_questions q on q.id = item.question_id
            left join assessment_hints hint on hint.account_id = asked.account_id and hint.question_id = q.id
            left join lateral (select id, number, started_at, finished_at from assessment_attempts
                where account_id = asked.account_id and assessment_id = a.id order by number desc limit 1) attempt on true
            cross join lateral (select count(*)::int tries, max(answered_at) last_at,
                    coalesce(bool_or(answer.verdict = 'right' or marking.permille >= $5), false) solved,
                    (array_agg(answer.verdict order by answer.try desc))[1] last_verdict
                from assessment_answers answer
                left join assessment_markings marking on marking.account_id = answer.account_id and marking.answer_id = answer.id
                where answer.account_id = asked.account_id and answer.question_id = q.id) past
            """, given.Select(answer => answer.Learner.Value).ToArray(), given.Select(answer => answer.Assessment.Value).ToArray(),
            given.Select(answer => answer.Question.Value).ToArray(), given.Select(answer => answer.ClientKey).ToArray(), Marking.PassPermille);
        await using var reader = await db.Read(batch, stop);
        await reader.NextResultAsync(stop);
        await reader.NextResultAsync(stop);
        var scenes = new AnswerScene?[given.Count];
        while (await reader.ReadAsync(stop))
            scenes[reader.GetInt64(0) - 1] = Of(reader);
        return scenes;
    }

    private static AnswerScene Of(NpgsqlDataReader row) => new(
        row.GetInt32(1), row.GetBoolean(2), row.GetBoolean(15), row.Maybe<int>(3), row.Maybe<int>(4),
        new Past(row.GetInt32(5), row.GetBoolean(6), row.IsDBNull(7) ? null : EnumText.Read<AnswerVerdict>(row.GetString(7)),
            row.Maybe<DateTimeOffset>(8), row.Maybe<DateTimeOffset>(9)),
        row.Maybe<Guid>(10) is { } attempt ? new AttemptId(attempt) : null, row.Maybe<int>(11) ?? 0, row.Maybe<DateTimeOffset>(12),
        row.GetBoolean(13), row.Maybe<Guid>(14) is { } same ? new AnswerId(same) : null);

    public Problem? Refuses(DateTimeOffset now)
    {
        if (!StillIn)
            return LetIn.NoLonger;
        if (!IsActive)
            return Outcome.Conflict("question_retired", "This question is no longer asked.");
        if (OpenAttempt is null && AttemptNumber >= MaxAttempts)
            return Outcome.Conflict("no_attempts_left", $"All {MaxAttempts} attempts are used up.");
        if (OpenAttempt is not null && TimeLimitSeconds is { } limit && now > AttemptStartedAt!.Value.AddSeconds(limit))
            return Outcome.Conflict("time_is_up", "The time for this attempt is over.");
        return null;
    }
}
