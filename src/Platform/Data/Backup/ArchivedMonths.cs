using System.Text.RegularExpressions;
using Npgsql;

namespace Questory.Platform.Data.Backup;

/// <summary>Months that were put away (AE-074) are tables of their own in the schema <c>archive</c>, made while Questory runs and not by
/// a migration: before a restore the database gets those that the backup has, and no others.</summary>
internal static partial class ArchivedMonths
{
    public static async Task Match(NpgsqlConnection database, IReadOnlyCollection<string> wanted, CancellationToken stop)
    {
        var here = await SchemaCatalog.Read(database, "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'archive'", row => row.GetString(0), stop);
        foreach (var surplus in here.Except(wanted))
            await SchemaCatalog.Execute(database, $"DROP TABLE {surplus}", stop);
        foreach (var missing in wanted.Except(here))
            if (Name().Match(missing) is { Success: true } month)
                await PutAway(database, month.Groups["table"].Value, month.Groups["year"].Value, month.Groups["month"].Value, stop);
    }

    // As a part of its table first: so it has the same columns, keys and foreign keys as when it was put away.
    private static async Task PutAway(NpgsqlConnection database, string table, string year, string month, CancellationToken stop)
    {
        var part = $"{table}_{year}_{month}";
        var from = new DateOnly(int.Parse(year, provider: null), int.Parse(month, provider: null), 1);
        var there = await SchemaCatalog.Read(database, $"SELECT to_regclass('public.{part}') IS NOT NULL", row => row.GetBoolean(0), stop);
        // What lies in the table goes anyway; a line of this very month would keep the part from being made.
        await SchemaCatalog.Execute(database, $"""
            TRUNCATE public.{table};
            {(there[0] ? "" : $"CREATE TABLE public.{part} PARTITION OF public.{table} FOR VALUES FROM ('{from:yyyy-MM-dd} 00:00:00+00') TO ('{from.AddMonths(1):yyyy-MM-dd} 00:00:00+00');")}
            ALTER TABLE public.{table} DETACH PARTITION public.{part};
            ALTER TABLE public.{part} SET SCHEMA archive;
            """, stop);
    }

    [GeneratedRegex(@"^archive\.(?<table>[a-z_]+)_(?<year>[0-9]{4})_(?<month>0[1-9]|1[0-2])$")]
    private static partial Regex Name();
}
