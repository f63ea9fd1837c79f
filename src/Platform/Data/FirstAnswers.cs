using System.Text.Json;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>An answer kept under an Idempotency-Key, and which request it was given to.</summary>
public sealed record FirstAnswer(byte[] Fingerprint, string Answer)
{
    /// <summary>The same answer to the same request; 409 to another one.</summary>
    public Outcome<T> To<T>(byte[] fingerprint) => Fingerprint.AsSpan().SequenceEqual(fingerprint)
        ? JsonSerializer.Deserialize<T>(Answer, Json.Options)!
        : Outcome.Conflict("idempotency_key_reused", "This Idempotency-Key was used for another request: use a new key.");
}

/// <summary>Idempotency-Keys of several people whose works are committed together, as statements of a larger batch. Whoever uses
/// them holds the <see cref="PersonLock"/> of everyone named, so that a repeat finds what the first has kept.</summary>
public static class FirstAnswers
{
    /// <summary>Answers rows (number of the ask from 1, fingerprint, answer) for those whose key was used before.</summary>
    public static NpgsqlBatch AskKept(this NpgsqlBatch batch, IEnumerable<(AccountId Account, string Key)> asks) => batch.Add("""
        select asked.n, kept.fingerprint, kept.answer::text from unnest($1::uuid[], $2::text[]) with ordinality as asked (account_id, key, n)
        cross join lateral (select fingerprint, answer from platform_idempotency_keys k where k.account_id = asked.account_id and k.key = asked.key offset 0) kept
        """, asks.Select(ask => ask.Account.Value).ToArray(), asks.Select(ask => ask.Key).ToArray());

    /// <summary>Keeps what was answered, to be given again.</summary>
    public static NpgsqlBatch Keep<T>(
        this NpgsqlBatch batch, string operation, IReadOnlyList<(AccountId Account, string Key, byte[] Fingerprint, T Answer)> answers, DateTimeOffset now) => batch.Add("""
        insert into platform_idempotency_keys (account_id, key, operation, fingerprint, answer, created_at)
        select k.account_id, k.key, $1, k.fingerprint, k.answer::jsonb, $2 from unnest($3::uuid[], $4::text[], $5::bytea[], $6::text[]) as k (account_id, key, fingerprint, answer)
        """, operation, now, answers.Select(kept => kept.Account.Value).ToArray(), answers.Select(kept => kept.Key).ToArray(),
        answers.Select(kept => kept.Fingerprint).ToArray(), answers.Select(kept => JsonSerializer.Serialize(kept.Answer, Json.Options)).ToArray());
}
