using System.Text.Json;
using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;

namespace Questory.Assessment.Attempts;

/// <summary>An answer on its way into the table, or out of it when the same one is sent again.</summary>
internal sealed record KeptAnswer(
    AnswerId Id, QuestionId Question, int Version, int Try, GivenAnswer Given, Mark? Mark, DateTimeOffset? HintAt,
    IReadOnlyList<Receipt> Receipts, DateTimeOffset At)
{
    /// <summary>What the act itself gave; XP of an achievement that followed is that achievement's (AE-058).</summary>
    public long XpEarned => Receipts.Where(receipt => receipt is { Kind: "xp", Round: 0 }).Sum(receipt => receipt.Amount);

    /// <summary>Begins the attempt, too, when none is open.</summary>
    public void Put(NpgsqlBatch batch, Actor actor, AssessmentId assessment, AnswerScene scene)
    {
        var attempt = scene.OpenAttempt ?? Ids.New<AttemptId>();
        if (scene.OpenAttempt is null)
            batch.Add("""
                insert into assessment_attempts (account_id, id, realm_id, assessment_id, number, started_at) values ($1, $2, $3, $4, $5, $6)
                """, actor.Me.Value, attempt.Value, actor.Here.Value, assessment.Value, scene.AttemptNumber + 1, At);
        batch.Add("""
            insert into assessment_answers (account_id, id, realm_id, assessment_id, attempt_id, question_id, question_version, try,
                answer_json, verdict, permille, seconds, hints_used, hint_accessed_at, xp_earned, receipts, client_key, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14, $15, $16::jsonb, $17, $18)
            """, actor.Me.Value, Id.Value, actor.Here.Value, assessment.Value, attempt.Value, Question.Value, Version, Try,
            Given.Answer.GetRawText(), Naming.Snake(Mark!.Verdict), Mark.Permille, Given.Seconds, HintAt is null ? 0 : 1, HintAt,
            (int)XpEarned, JsonSerializer.Serialize(Receipts, Json.Options), Given.ClientKey, At);
    }

    public static async Task<KeptAnswer> Read(AppDb db, AccountId account, AnswerId id, CancellationToken stop) => (await db.Rows("""
        select id, question_id, question_version, try, answer_json::text, seconds, client_key, hint_accessed_at, receipts::text, answered_at
        from assessment_answers where account_id = $1 and id = $2
        """, row => new KeptAnswer(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetInt32(2), row.GetInt32(3),
            new GivenAnswer(JsonElement.Parse(row.GetString(4)), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6)), null,
            row.Maybe<DateTimeOffset>(7), JsonSerializer.Deserialize<List<Receipt>>(row.GetString(8), Json.Options)!,
            row.GetFieldValue<DateTimeOffset>(9)), stop, account.Value, id.Value)).Single();
}

internal static class Rows
{
    public static T? Maybe<T>(this NpgsqlDataReader row, int column) where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
