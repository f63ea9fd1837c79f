using Npgsql;

namespace Questory.Host.Cli;

/// <summary>Which index or primary key of the opened database serves each index of the catalogue.</summary>
internal static class SchemaReport
{
    private sealed record Found(string Table, string Name, bool Unique, string Columns)
    {
        public bool Serves(CatalogueIndex wanted) => Table == wanted.Table && (!wanted.Unique || (Unique && Columns == wanted.Columns))
            && $"{Columns}, ".StartsWith($"{wanted.Columns}, ", StringComparison.Ordinal);
    }

    /// <summary>Prints a line for each; the names of those that nothing serves are told last. True when one is missing.</summary>
    public static async Task<bool> Tell(NpgsqlDataSource owner, TextWriter to, CancellationToken stop)
    {
        var found = await Read(owner, stop);
        var missing = new List<string>();
        foreach (var wanted in CatalogueIndexes.All)
        {
            var serving = found.Where(index => index.Serves(wanted)).MinBy(index => index.Columns.Length);
            if (serving is null)
                missing.Add(wanted.Name);
            await to.WriteLineAsync(serving is null
                ? $"  FAIL  {wanted.Name}: no {(wanted.Unique ? "unique " : "")}index of {wanted.Table} begins with ({wanted.Columns})"
                : $"  ok    {wanted.Name}: {serving.Name} on {serving.Table} ({serving.Columns}){(wanted.Why is { } why ? $" – {why}" : "")}");
        }
        await to.WriteLineAsync(missing.Count == 0
            ? $"{CatalogueIndexes.All.Count} indexes are asked for, none is missing."
            : $"Missing: {string.Join(", ", missing)}. Make them again, or restore the schema by questory restore.");
        return missing.Count > 0;
    }

    // Partial indexes serve only some rows, and one left half made serves none.
    private static async Task<List<Found>> Read(NpgsqlDataSource owner, CancellationToken stop)
    {
        await using var command = owner.CreateCommand("""
            select t.relname, i.relname, x.indisunique,
                   (select string_agg(coalesce(a.attname, '(expression)'), ', ' order by key.place) from unnest(x.indkey) with ordinality key (number, place)
                    left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = key.number and key.number > 0 where key.place <= x.indnkeyatts)
            from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
            where t.relnamespace = 'public'::regnamespace and not t.relispartition and x.indisvalid and x.indpred is null
            order by not x.indisprimary, i.relname
            """);
        await using var row = await command.ExecuteReaderAsync(stop);
        var found = new List<Found>();
        while (await row.ReadAsync(stop))
            found.Add(new(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetString(3)));
        return found;
    }
}
