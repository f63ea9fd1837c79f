using Npgsql;
using Questory.Insights.Schema;

namespace Questory.Insights.Contracts;

/// <summary>An index or primary key that the opened database has.</summary>
/// <param name="Columns">In order, separated by a comma and a blank; an expression stands as <c>(expression)</c>.</param>
public sealed record PresentIndex(string Table, string Name, bool Unique, string Columns);

/// <summary>An index of the catalogue (AE-079) and what serves it here.</summary>
/// <param name="Columns">Leading columns it has to have.</param>
/// <param name="ServedBy">Null: nothing does, and what it is for is slow.</param>
/// <param name="Why">Where our columns differ from the catalogue's.</param>
public sealed record ServedIndex(string Name, string Table, string Columns, bool Unique, PresentIndex? ServedBy, string? Why);

/// <summary>Which index or primary key of a database serves each index of the catalogue.</summary>
public static class SchemaReport
{
    /// <summary>Reads all <see cref="PresentIndex"/>es. Partial indexes serve only some rows, and one left half made serves none.</summary>
    public const string Sql = """
        select t.relname, i.relname, x.indisunique,
               (select string_agg(coalesce(a.attname, '(expression)'), ', ' order by key.place) from unnest(x.indkey) with ordinality key (number, place)
                left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = key.number and key.number > 0 where key.place <= x.indnkeyatts)
        from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        where t.relnamespace = 'public'::regnamespace and not t.relispartition and x.indisvalid and x.indpred is null
        order by not x.indisprimary, i.relname
        """;

    public static PresentIndex From(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetString(3));

    public static IReadOnlyList<ServedIndex> Of(IReadOnlyList<PresentIndex> present) => [.. CatalogueIndexes.All.Select(wanted => new ServedIndex(
        wanted.Name, wanted.Table, wanted.Columns, wanted.Unique, present.Where(index => Serves(index, wanted)).MinBy(index => index.Columns.Length), wanted.Why))];

    private static bool Serves(PresentIndex index, CatalogueIndex wanted) =>
        index.Table == wanted.Table && (!wanted.Unique || (index.Unique && index.Columns == wanted.Columns))
        && $"{index.Columns}, ".StartsWith($"{wanted.Columns}, ", StringComparison.Ordinal);
}
