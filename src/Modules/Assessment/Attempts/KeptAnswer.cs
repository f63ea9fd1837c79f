using System.Text.Json;
using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;

namespace Questory.Assessment.Attempts;

/// <summary>An answer on its way into the table.</summary>
internal sealed record KeptAnswer(
    AnswerId Id, GivenAnswer Given, int Version, int Try, Mark Mark, DateTimeOffset? HintAt, AttemptId? OpenAttempt, int AttemptNumber,
    IReadOnlyList<Receipt> Receipts)
{
    /// <summary>The open attempt, or the one that this answer begins.</summary>
    public AttemptId Attempt { get; } = OpenAttempt ?? Ids.New<AttemptId>();

    /// <summary>What the act itself gave; XP of an achievement that followed is that achievement's (AE-058).</summary>
    public long XpEarned => Receipts.Where(receipt => receipt is { Kind: "xp", Round: 0 }).Sum(receipt => receipt.Amount);

    /// <summary>All of them in one statement each for attempts begun and answers.</summary>
    public static void Put(NpgsqlBatch batch, RealmId realm, IReadOnlyList<KeptAnswer> kept, DateTimeOffset now)
    {
        if (kept.Where(answer => answer.OpenAttempt is null).ToList() is { Count: > 0 } begun)
            batch.Add("""
                insert into assessment_attempts (account_id, id, realm_id, assessment_id, number, started_at)
                select s.account_id, s.id, $1, s.assessment_id, s.number, $2
                from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[]) as s (account_id, id, assessment_id, number)
                """, realm.Value, now, Each(begun, a => a.Given.Learner.Value), Each(begun, a => a.Attempt.Value),
                Each(begun, a => a.Given.Assessment.Value), Each(begun, a => a.AttemptNumber + 1));
        batch.Add("""
            insert into assessment_answers (account_id, id, realm_id, assessment_id, attempt_id, question_id, question_version, try,
                answer_json, verdict, permille, seconds, hints_used, hint_accessed_at, xp_earned, receipts, client_key, answered_at)
            select s.account_id, s.id, $1, s.assessment_id, s.attempt_id, s.question_id, s.version, s.try,
                s.answer::jsonb, s.verdict, s.permille, s.seconds, case when s.hint_at is null then 0 else 1 end, s.hint_at, s.xp, s.receipts::jsonb, s.client_key, $2
            from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::int[], $9::int[], $10::text[], $11::text[], $12::int[], $13::int[],
                    $14::timestamptz[], $15::int[], $16::text[], $17::text[])
                as s (account_id, id, assessment_id, attempt_id, question_id, version, try, answer, verdict, permille, seconds, hint_at, xp, receipts, client_key)
            """, realm.Value, now, Each(kept, a => a.Given.Learner.Value), Each(kept, a => a.Id.Value), Each(kept, a => a.Given.Assessment.Value),
            Each(kept, a => a.Attempt.Value), Each(kept, a => a.Given.Question.Value), Each(kept, a => a.Version), Each(kept, a => a.Try),
            Each(kept, a => a.Given.Answer.GetRawText()), Each(kept, a => Naming.Snake(a.Mark.Verdict)), Each(kept, a => a.Mark.Permille),
            Each(kept, a => a.Given.Seconds), Each(kept, a => a.HintAt), Each(kept, a => (int)a.XpEarned),
            Each(kept, a => JsonSerializer.Serialize(a.Receipts, Json.Options)), Each(kept, a => a.Given.ClientKey));
    }

    private static TValue[] Each<TValue>(IEnumerable<KeptAnswer> kept, Func<KeptAnswer, TValue> value) => [.. kept.Select(value)];
}

/// <summary>An answer that was kept, read again because the same one has been sent again.</summary>
internal sealed record EarlierAnswer(AnswerId Id, QuestionId Question, int Version, int Try, JsonElement Answer, long XpEarned, IReadOnlyList<Receipt> Receipts)
{
    public static async Task<EarlierAnswer> Read(AppDb db, AccountId learner, AnswerId id, CancellationToken stop) => (await db.Rows("""
        select id, question_id, question_version, try, answer_json::text, xp_earned, receipts::text from assessment_answers where account_id = $1 and id = $2
        """, row => new EarlierAnswer(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetInt32(2), row.GetInt32(3), JsonElement.Parse(row.GetString(4)),
            row.GetInt32(5), JsonSerializer.Deserialize<List<Receipt>>(row.GetString(6), Json.Options)!), stop, learner.Value, id.Value)).Single();
}

internal static class Rows
{
    public static T? Maybe<T>(this NpgsqlDataReader row, int column) where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
