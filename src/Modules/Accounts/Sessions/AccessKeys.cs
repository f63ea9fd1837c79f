using System.Collections.Immutable;
using Npgsql;
using Questory.Platform.Data;
using Questory.Platform.Security;

namespace Questory.Accounts.Sessions;

/// <summary>The keys of access tokens, kept in one table so that all nodes agree. The application's role has no right to
/// it: only this file asks, as the database's owner. Each node reads the ring again every minute.</summary>
internal sealed class AccessKeys : IDisposable
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    /// <summary>Any node has read a new key long before it signs; old signatures outlive every token made with them.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMinutes(10), Overlap = TimeSpan.FromHours(1), Stale = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(30);

    private readonly Databases databases;
    private readonly TimeProvider time;
    private readonly AccessTokens tokens;
    private readonly SemaphoreSlim reading = new(1);
    private KeyRing? ring;
    private long readAt;

    public AccessKeys(Databases databases, TimeProvider time)
    {
        (this.databases, this.time) = (databases, time);
        tokens = new(() => ring!, new("questory", "questory-api", TokenLife), time);
    }

    public async Task<Tokens> Issue(OpenedSession session, CancellationToken stop)
    {
        await Fresh(stop);
        var (text, _) = tokens.Create(session.Account.Value, session.Session, realm: null);
        return new(text, "Bearer", (int)TokenLife.TotalSeconds, session.Token, session.ExpiresAt, session.Account, session.Session);
    }

    /// <summary>What a bearer's token says; null when it is not to be trusted.</summary>
    public async ValueTask<AccessClaims?> Read(string token, CancellationToken stop)
    {
        await Fresh(stop);
        return tokens.Read(token).Claims;
    }

    public async Task<string> Jwks(CancellationToken stop)
    {
        await Fresh(stop);
        return ring!.Jwks(time.GetUtcNow());
    }

    /// <summary>Puts a new key in place of one that has signed for a month; says what it did.</summary>
    public async Task<string> RotateIfDue(CancellationToken stop)
    {
        await using var connection = await databases.Owner.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var kept = await Locked(connection, stop);
        await using var age = new NpgsqlCommand("select max(created_at) from accounts_signing_keys", connection);
        if (await age.ExecuteScalarAsync(stop) is DateTime newest && time.GetUtcNow() - newest < KeyLife)
            return "the signing key is young enough";
        await Write(connection, kept.Rotate(time.GetUtcNow(), Notice, Overlap), stop);
        await transaction.CommitAsync(stop);
        return "a new signing key takes over";
    }

    private async ValueTask Fresh(CancellationToken stop)
    {
        if (ring is not null && time.GetElapsedTime(Volatile.Read(ref readAt)) < Stale)
            return;
        await reading.WaitAsync(stop);
        try
        {
            await using var connection = await databases.Owner.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var found = await Locked(connection, stop);
            if (found.Keys.IsEmpty)
                // A clock that is set back must find a key as well: the first one signs from the beginning of time.
                await Write(connection, found = new([SigningKey.New(DateTimeOffset.UnixEpoch)]), stop);
            await transaction.CommitAsync(stop);
            ring = found;
            Volatile.Write(ref readAt, time.GetTimestamp());
        }
        finally
        {
            reading.Release();
        }
    }

    // One node at a time, or two would each lay a first key.
    private static async Task<KeyRing> Locked(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select pg_advisory_xact_lock(hashtext('accounts_signing_keys'))");
        batch.Add("select id, pkcs8, signs_from, verifies_until from accounts_signing_keys order by signs_from");
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        var keys = ImmutableArray.CreateBuilder<SigningKey>();
        while (await reader.ReadAsync(stop))
            keys.Add(new(reader.GetString(0), (byte[])reader[1], reader.GetFieldValue<DateTimeOffset>(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)));
        return new(keys.ToImmutable());
    }

    private async Task Write(NpgsqlConnection connection, KeyRing ring, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from accounts_signing_keys where id <> all ($1)", (object)ring.Keys.Select(key => key.Id).ToArray());
        foreach (var key in ring.Keys)
            batch.Add("""
                insert into accounts_signing_keys (id, pkcs8, created_at, signs_from, verifies_until) values ($1, $2, $3, $4, $5)
                on conflict (id) do update set verifies_until = excluded.verifies_until
                """, key.Id, key.Pkcs8, time.GetUtcNow(), key.SignsFrom, key.VerifiesUntil);
        await batch.ExecuteNonQueryAsync(stop);
    }

    public void Dispose() => reading.Dispose();
}
