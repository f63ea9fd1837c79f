using Npgsql;

namespace Questory.Platform.Data;

/// <summary>Reads (and notes) that come before anyone is known: who does this session belong to, which realm is this. One
/// round trip in system scope, on a connection of its own; whatever they return is a decision, never shown as it is.</summary>
public static class SystemReads
{
    public static async Task<T?> LookUp<T>(this Databases databases, string sql, Func<NpgsqlDataReader, T> read,
        CancellationToken stop, params object?[] parameters) where T : class
    {
        await using var connection = await databases.Aside.OpenConnectionAsync(stop);
        // A batch without an explicit transaction is one: the scope ends with it.
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select set_config('app.scope', 'system', true)");
        batch.Add(sql, parameters);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        return await reader.ReadAsync(stop) ? read(reader) : null;
    }
}
