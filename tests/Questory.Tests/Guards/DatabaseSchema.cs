using Npgsql;

namespace Questory.Tests.Guards;

/// <summary>What a database really holds, without the month parts of partitioned tables.</summary>
internal sealed record DatabaseSchema(
    IReadOnlyDictionary<string, DatabaseSchema.Table> Tables, IReadOnlyList<string> ForeignKeys, IReadOnlyList<string> KeysWithoutIndex)
{
    public sealed record Table(IReadOnlyDictionary<string, (string Type, bool Nullable)> Columns, string PrimaryKey);

    public static async Task<DatabaseSchema> Read(NpgsqlDataSource owner)
    {
        var columns = await Rows(owner, """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
            """, row => (Table: row.GetString(0), Column: row.GetString(1), Type: row.GetString(2), Nullable: row.GetBoolean(3)));
        var keys = (await Rows(owner, $"""
            select conrelid::regclass::text, {ColumnsOf("conrelid", "conkey")} from pg_constraint where contype = 'p' and conparentid = 0
            """, row => (Table: row.GetString(0), Columns: row.GetString(1)))).ToDictionary(key => key.Table, key => key.Columns);
        var foreign = await Rows(owner, $"""
            select conrelid::regclass::text || '(' || {ColumnsOf("conrelid", "conkey")} || ') → ' || confrelid::regclass::text || '(' || {ColumnsOf("confrelid", "confkey")} || ') ' ||
                   case confdeltype when 'c' then 'cascade' when 'n' then 'set null' when 'r' then 'restrict' when 'a' then 'no action' else 'set default' end
            from pg_constraint where contype = 'f' and conparentid = 0 order by 1
            """, row => row.GetString(0));
        var unindexed = await Rows(owner, $"""
            select conrelid::regclass::text || '(' || {ColumnsOf("conrelid", "conkey")} || ')' from pg_constraint con
            where contype = 'f' and conparentid = 0 and not exists (
                select from pg_index i where i.indrelid = con.conrelid and i.indpred is null
                and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(con.conkey)] @> con.conkey
                and con.conkey @> (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(con.conkey)])
            """, row => row.GetString(0));
        return new DatabaseSchema(
            columns.GroupBy(column => column.Table).ToDictionary(table => table.Key, table => new Table(
                table.ToDictionary(column => column.Column, column => (column.Type, column.Nullable)), keys.GetValueOrDefault(table.Key, ""))),
            foreign, unindexed);
    }

    private static string ColumnsOf(string relation, string numbers) => $"""
        (select string_agg(attname, ', ' order by position) from unnest({numbers}) with ordinality u(number, position)
         join pg_attribute on attrelid = {relation} and attnum = number)
        """;

    private static async Task<List<T>> Rows<T>(NpgsqlDataSource owner, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
