using System.Security.Cryptography;
using System.Text;
using Questory.Platform.Data;
using Questory.Platform.Settings;

namespace Questory.Accounts.Passwords;

/// <summary>Locks an address after some wrong passwords in a row (AE-008, NT-004), whether or not it has an account: a lock
/// tells a stranger nothing. Each attempt counts as wrong before it is checked, so that parallel ones cannot slip past.</summary>
internal sealed class Lockout(Databases databases, CurrentSettings settings, TimeProvider time)
{
    /// <summary>Counts an attempt; the moment of unlocking when it must not be made.</summary>
    public async Task<DateTimeOffset?> Count(string email, CancellationToken stop)
    {
        var allowed = await settings.Get(AccountSettings.LockoutFailures, stop);
        var quiet = TimeSpan.FromMinutes(await settings.Get(AccountSettings.LockoutMinutes, stop));
        var now = time.GetUtcNow();
        await using var count = Command("""
            insert into accounts_lockouts as kept (key, failures, last_failed_at, locked_until)
            values ($1, 1, $2, case when $3 <= 1 then $2 + $4 end)
            on conflict (key) do update set
                failures = case when kept.last_failed_at <= $2 - $4 then 1 else kept.failures + 1 end,
                locked_until = case when (case when kept.last_failed_at <= $2 - $4 then 1 else kept.failures + 1 end) >= $3 then $2 + $4 end,
                last_failed_at = $2
            where kept.locked_until is null or kept.locked_until <= $2
            returning key
            """, Key(email), now, allowed, quiet);
        if (await count.ExecuteScalarAsync(stop) is not null)
            return null;
        await using var ask = Command("select locked_until from accounts_lockouts where key = $1", Key(email));
        return await ask.ExecuteScalarAsync(stop) is DateTime until ? new DateTimeOffset(until, TimeSpan.Zero) : now + quiet;
    }

    /// <summary>The right password, or a reset, sets the count back.</summary>
    public async Task Clear(string email, CancellationToken stop)
    {
        await using var clear = Command("delete from accounts_lockouts where key = $1", Key(email));
        await clear.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Takes back a count whose password was never looked at, because too many people were signing in.</summary>
    public async Task Uncount(string email, CancellationToken stop)
    {
        await using var uncount = Command(
            "update accounts_lockouts set failures = greatest(1, failures - 1), locked_until = null where key = $1", Key(email));
        await uncount.ExecuteNonQueryAsync(stop);
    }

    // A hash, since strangers' typed addresses are nobody's business.
    private static byte[] Key(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email));

    // On a connection of its own: the count is kept although the sign-in is refused.
    private Npgsql.NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = databases.Aside.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
