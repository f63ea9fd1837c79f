using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Settings;

/// <summary>The settings in force for whoever is asking: the realm's, else the installation's, else the default.</summary>
public sealed class CurrentSettings(Actor actor, SettingCache cache)
{
    public ValueTask<T> Get<T>(Setting<T> setting, CancellationToken stop) => Get(setting, actor.Realm?.Id, stop);

    public async ValueTask<T> Get<T>(Setting<T> setting, RealmId? realm, CancellationToken stop)
    {
        if (realm is { } here && (await cache.Of(here, stop)).TryGetValue(setting.Key, out var chosen))
            return JsonSerializer.Deserialize<T>(chosen, Json.Options)!;
        return (await cache.Of(SettingRow.Installation, stop)).TryGetValue(setting.Key, out var general)
            ? JsonSerializer.Deserialize<T>(general, Json.Options)!
            : setting.Default;
    }
}

/// <summary>Chosen values per realm, read once and dropped when the bus says that they changed.</summary>
public sealed class SettingCache(Databases databases, TimeProvider time)
{
    /// <summary>How stale a value may be on another node when a signal was lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RealmId, (IReadOnlyDictionary<string, string> Values, long ReadAt)> known = new();

    public void Forget(RealmId realm) => known.TryRemove(realm, out _);

    public async ValueTask<IReadOnlyDictionary<string, string>> Of(RealmId realm, CancellationToken stop)
    {
        if (known.TryGetValue(realm, out var kept) && time.GetElapsedTime(kept.ReadAt) < Longest)
            return kept.Values;
        var values = await Read(realm, stop);
        known[realm] = (values, time.GetTimestamp());
        return values;
    }

    // On a connection of its own: settings are asked before a transaction has told PostgreSQL who asks.
    private async Task<IReadOnlyDictionary<string, string>> Read(RealmId realm, CancellationToken stop)
    {
        await using var connection = await databases.Aside.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add("select set_config('app.realm', $1, true)", realm.ToString());
        batch.Add("select key, value::text from platform_settings where realm_id = $1", realm.Value);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        var values = new Dictionary<string, string>();
        while (await reader.ReadAsync(stop))
            values.Add(reader.GetString(0), reader.GetString(1));
        return values;
    }
}
