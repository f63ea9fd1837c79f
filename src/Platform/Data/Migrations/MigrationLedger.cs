using Npgsql;

namespace Questory.Platform.Data.Migrations;

/// <summary>The table <c>schema_migrations</c>: which migrations a database has had.</summary>
internal static class MigrationLedger
{
    public sealed record Line(int Version, string Name, string Checksum, DateTime AppliedAt);

    public static async Task<List<Line>> Read(NpgsqlConnection database, CancellationToken stop)
    {
        await using var present = new NpgsqlCommand("SELECT to_regclass('schema_migrations') IS NOT NULL", database);
        if (!(bool)(await present.ExecuteScalarAsync(stop))!)
            return [];
        await using var read = new NpgsqlCommand("SELECT version, name, checksum, applied_at FROM schema_migrations ORDER BY version", database);
        await using var rows = await read.ExecuteReaderAsync(stop);
        var lines = new List<Line>();
        while (await rows.ReadAsync(stop))
            lines.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetDateTime(3)));
        return lines;
    }

    public static async Task Note(NpgsqlConnection database, Migration applied, CancellationToken stop)
    {
        await using var note = new NpgsqlCommand("""
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp());
            """, database);
        await note.ExecuteNonQueryAsync(stop);
        await using var insert = new NpgsqlCommand("INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)", database)
        {
            Parameters = { new() { Value = applied.Version }, new() { Value = applied.Name }, new() { Value = applied.Checksum } },
        };
        await insert.ExecuteNonQueryAsync(stop);
    }

    public static async Task Forget(NpgsqlConnection database, Migration undone, CancellationToken stop)
    {
        await using var delete = new NpgsqlCommand("DELETE FROM schema_migrations WHERE version = $1", database) { Parameters = { new() { Value = undone.Version } } };
        await delete.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The database's past must be the beginning of the program's list.</summary>
    /// <exception cref="Refusal">It is not: the database is newer, or was built from other files.</exception>
    public static void Check(IReadOnlyList<Line> applied, IReadOnlyList<Migration> known)
    {
        if (applied.Count > 0 && applied[^1].Version > known.Count)
            throw new Refusal($"The database has a newer schema ({applied[^1].Version:0000}_{applied[^1].Name}) than the program, which knows {known.Count:0000}: "
                + "run the newer Questory, or restore a backup made before its upgrade.");
        foreach (var (line, position) in applied.Select((line, i) => (line, i)))
        {
            if (line.Version != position + 1)
                throw new Refusal($"The database lacks migration {known[position].Title} but has later ones: restore a backup, or begin with a new database.");
            if (line.Checksum != known[position].Checksum)
                throw new Refusal($"Migration {line.Version:0000}_{line.Name} of the database is not the program's {known[position].Title}, "
                    + "which was changed after it had been applied: put the file back as it was and write the change as a new migration.");
        }
    }
}
