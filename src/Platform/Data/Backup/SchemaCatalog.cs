using Npgsql;

namespace Questory.Platform.Data.Backup;

/// <summary>What a database consists of, as the system catalogue tells. All names are quoted where SQL needs it.</summary>
internal static class SchemaCatalog
{
    private const string Ours = """
        c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND c.relpersistence <> 't'
        AND c.relname <> 'schema_migrations' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND classid = 'pg_class'::regclass AND deptype = 'e')
        """;

    private const string Name = "(SELECT format('%I.%I', nspname, c.relname) FROM pg_namespace WHERE oid = c.relnamespace)";

    /// <summary>Every table that holds rows of its own or in partitions, with the columns that can be written.</summary>
    public static Task<List<(string Name, string[] Columns)>> Tables(NpgsqlConnection database, CancellationToken stop) => Read(database, $"""
        SELECT {Name}, ARRAY(SELECT quote_ident(attname) FROM pg_attribute
            WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum)
        FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND {Ours} ORDER BY 1
        """, row => (row.GetString(0), row.GetFieldValue<string[]>(1)), stop);

    /// <summary>The partitions that hold rows, each with the table it is a part of.</summary>
    public static Task<List<(string Table, string Name, string Bound)>> Parts(NpgsqlConnection database, CancellationToken stop) => Read(database, $"""
        SELECT (SELECT format('%I.%I', nspname, r.relname) FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = pg_partition_root(c.oid)),
            {Name}, pg_get_expr(c.relpartbound, c.oid)
        FROM pg_class c WHERE c.relkind = 'r' AND c.relispartition AND {Ours} ORDER BY 2
        """, row => (row.GetString(0), row.GetString(1), row.GetString(2)), stop);

    public static Task<List<string>> Sequences(NpgsqlConnection database, CancellationToken stop) =>
        Read(database, $"SELECT {Name} FROM pg_class c WHERE c.relkind = 'S' AND {Ours} ORDER BY 1", row => row.GetString(0), stop);

    public static Task<List<string>> MaterializedViews(NpgsqlConnection database, CancellationToken stop) =>
        Read(database, $"SELECT {Name} FROM pg_class c WHERE c.relkind = 'm' AND {Ours} ORDER BY c.oid", row => row.GetString(0), stop);

    /// <summary>What stands in the way of rows that arrive in any order, as statements that take it away and put it back.</summary>
    public static Task<List<(string Lift, string PutBack)>> Guards(NpgsqlConnection database, CancellationToken stop) => Read(database, $"""
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', {Name}, conname),
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', {Name}, conname, pg_get_constraintdef(k.oid))
        FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid WHERE contype = 'f' AND conparentid = 0 AND {Ours}
        UNION ALL
        SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', {Name}, tgname), format('ALTER TABLE %s ENABLE TRIGGER %I', {Name}, tgname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND tgenabled = 'O' AND tgparentid = 0 AND {Ours}
        UNION ALL
        SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', {Name}), format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', {Name})
        FROM pg_class c WHERE relforcerowsecurity AND {Ours}
        """, row => (row.GetString(0), row.GetString(1)), stop);

    public static async Task<List<T>> Read<T>(NpgsqlConnection database, string sql, Func<NpgsqlDataReader, T> map, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var list = new List<T>();
        while (await rows.ReadAsync(stop))
            list.Add(map(rows));
        return list;
    }

    public static async Task Execute(NpgsqlConnection database, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
