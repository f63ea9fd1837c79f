using Npgsql;

namespace Questory.Platform.Data;

/// <summary>A look-up that every request makes before anyone is known: those of the same moment share one round trip. As
/// fresh as one of its own, since each is answered by a statement that began after it was asked.</summary>
/// <param name="sql">Takes the arrays of <paramref name="arrays"/> from $1 on, unnested <c>with ordinality</c>, and answers at most
/// one row per key whose first column is that number.</param>
public sealed class SharedLookUp<TKey, TFound>(
    Databases databases, string sql, Func<IReadOnlyList<TKey>, object[]> arrays, Func<NpgsqlDataReader, TFound> read) where TFound : class
{
    private const int Lanes = 3, Most = 256;

    private readonly Together<TKey, TFound?> together = new(Lanes, Most, keys => Read(databases, sql, keys.Count, arrays(keys), read));

    public Task<TFound?> Find(TKey key, CancellationToken stop) => together.Ask(key, stop);

    private static async Task<IReadOnlyList<TFound?>> Read(Databases databases, string sql, int count, object[] arrays, Func<NpgsqlDataReader, TFound> read)
    {
        await using var connection = await databases.Shared.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection).Add("select set_config('app.scope', 'system', true)").Add(sql, arrays);
        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var found = new TFound?[count];
        while (await reader.ReadAsync())
            found[reader.GetInt64(0) - 1] = read(reader);
        return found;
    }
}
