using System.Security.Cryptography;
using System.Text.Json;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>Makes a write that a double click or a retry repeats happen once: the first answer is kept under the
/// caller's <c>Idempotency-Key</c> in the same transaction and given again. The same key with another request is refused.</summary>
/// <remarks>A concurrent repeat waits on the unique key until the first has committed, so both see one effect.</remarks>
public sealed class Idempotency(AppDb db, Actor actor, TimeProvider time)
{
    public const int KeyMax = 128;

    /// <summary>Set by the HTTP layer from the header; null when the caller sent none.</summary>
    public string? Key { get; set; }

    /// <summary>The address it was sent to: part of the request, since it names what is written.</summary>
    public string? Target { get; set; }

    internal async Task<Outcome<T>> Once<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        if (Key is null || actor.Account is null)
            return await work();
        if (Fault(Key) is { } fault)
            return fault;

        var fingerprint = Fingerprint(operation, Target, request);
        var first = await db.Execute(
            "insert into platform_idempotency_keys (account_id, key, operation, fingerprint, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
            stop, actor.Me.Value, Key, operation, fingerprint, time.GetUtcNow()) == 1;
        if (!first)
            return await Repeat<T>(fingerprint, stop);

        var outcome = await work();
        if (outcome.Ok)
            await db.Execute("update platform_idempotency_keys set answer = $3::jsonb where account_id = $1 and key = $2",
                stop, actor.Me.Value, Key, JsonSerializer.Serialize(outcome.Value, Json.Options));
        return outcome;
    }

    private async Task<Outcome<T>> Repeat<T>(byte[] fingerprint, CancellationToken stop)
    {
        var kept = (await db.Rows("select fingerprint, answer::text from platform_idempotency_keys where account_id = $1 and key = $2",
            row => new FirstAnswer((byte[])row[0], row.GetString(1)), stop, actor.Me.Value, Key)).Single();
        return kept.To<T>(fingerprint);
    }

    /// <summary>Where a key is compulsory, or sent: what is wrong with it.</summary>
    public static Problem? Fault(string? key) => key?.Length is null or 0 or > KeyMax
        ? Outcome.Invalid("idempotency-key", $"Send an Idempotency-Key of 1 to {KeyMax} characters.")
        : null;

    /// <summary>What makes two requests the same.</summary>
    public static byte[] Fingerprint(string operation, string? target, object? request) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { operation, target, request }, Json.Options));
}
