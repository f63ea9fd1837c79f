using System.Text.RegularExpressions;
using Npgsql;
using Questory.Platform.Data.Migrations;

namespace Questory.Platform.Data.Backup;

/// <summary>
/// Puts a backup back: into a database without Questory's tables, or over the rows of one that has them. A backup of
/// an earlier version is restored at its own schema and then migrated to the program's.
/// </summary>
public sealed partial class DatabaseRestore(NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, string? filesFolder)
{
    private readonly Migrator migrator = new(owner, migrations);

    /// <param name="force">Replace everything that a database in use holds.</param>
    /// <exception cref="Refusal">The archive is damaged or does not fit, or the database is in use; nothing was changed.</exception>
    public async Task<BackupManifest> Restore(string file, bool force, Action<BackupProgress>? progress, CancellationToken stop)
    {
        using var archive = await BackupArchive.Open(file, migrations, stop);
        var manifest = archive.Manifest;
        if (filesFolder is null && manifest.Files.Count > 0)
            throw new Refusal($"The backup holds {manifest.Files.Count} files and this installation keeps none on its disk: "
                + "restore it into one that does, and move the files from there.");

        var present = (await migrator.Status(stop)).Count(step => step.AppliedAt is not null);
        if (present > 0 && !force)
            throw new Refusal("The database already holds a Questory: restore into a new database or data folder, or give --force to replace everything in it.");
        if (present > manifest.Migrations.Count)
            throw new Refusal($"The database has a newer schema ({migrations[present - 1].Title}) than the backup ({migrations[manifest.Migrations.Count - 1].Title}): "
                + "restore into a new database or data folder, which is then brought up to date.");

        var files = filesFolder is null ? null : await StoredFiles.Unpack(manifest, archive.Zip, filesFolder, stop);
        try
        {
            await migrator.Up(manifest.Migrations.Count, stop);
            await Load(archive, progress, stop);
        }
        catch
        {
            if (files is not null)
                Directory.Delete(files, recursive: true);
            if (present == 0)
                await migrator.Down(migrations.Count, CancellationToken.None);
            throw;
        }
        if (files is not null)
            StoredFiles.Replace(filesFolder!, files);
        await migrator.Up(target: null, stop);
        return manifest;
    }

    private async Task Load(BackupArchive archive, Action<BackupProgress>? progress, CancellationToken stop)
    {
        var manifest = archive.Manifest;
        await using var database = await OwnerConnection.Open(owner, stop);
        await using var transaction = await database.BeginTransactionAsync(stop);
        await SchemaCatalog.Execute(database, "SET LOCAL timezone = 'UTC'", stop);
        await ArchivedMonths.Match(database, [.. manifest.Tables.Select(table => table.Name)], stop);
        await CheckTables(database, manifest, stop);

        // Rows come table by table: what they refer to may come later. Putting the foreign keys back checks them all.
        var guards = await SchemaCatalog.Guards(database, stop);
        foreach (var guard in guards)
            await SchemaCatalog.Execute(database, guard.Lift, stop);
        await SchemaCatalog.Execute(database, $"TRUNCATE {string.Join(", ", manifest.Tables.Select(table => table.Name))}", stop);
        await MakeParts(database, manifest, stop);
        foreach (var (table, position) in manifest.Tables.Select((table, i) => (table, i)))
        {
            await CopyIn(database, archive, table, stop);
            progress?.Invoke(new(table.Name, table.Content.Lines, position + 1, manifest.Tables.Count));
        }
        foreach (var sequence in manifest.Sequences)
        {
            await using var set = new NpgsqlCommand("SELECT setval($1::regclass, $2, $3)", database)
            {
                Parameters = { new() { Value = sequence.Name }, new() { Value = sequence.Value }, new() { Value = sequence.Called } },
            };
            await set.ExecuteNonQueryAsync(stop);
        }
        foreach (var guard in guards)
            await SchemaCatalog.Execute(database, guard.PutBack, stop);
        foreach (var view in await SchemaCatalog.MaterializedViews(database, stop))
            await SchemaCatalog.Execute(database, $"REFRESH MATERIALIZED VIEW {view}", stop);
        await transaction.CommitAsync(stop);
        await SchemaCatalog.Execute(database, "ANALYZE", stop);
    }

    // From here on the archive's names are the database's own, and so safe to put into SQL.
    private static async Task CheckTables(NpgsqlConnection database, BackupManifest manifest, CancellationToken stop)
    {
        var here = (await SchemaCatalog.Tables(database, stop)).Select(table => $"{table.Name} ({string.Join(", ", table.Columns)})");
        var there = manifest.Tables.Select(table => $"{table.Name} ({string.Join(", ", table.Columns)})");
        if (here.Except(there).Concat(there.Except(here)).FirstOrDefault() is { } different)
            throw new Refusal($"The backup and the database differ in the table {different} though their migrations are the same: "
                + "restore into a new database or data folder.");
    }

    private static async Task MakeParts(NpgsqlConnection database, BackupManifest manifest, CancellationToken stop)
    {
        var here = (await SchemaCatalog.Parts(database, stop)).Select(part => (part.Table, part.Bound)).ToHashSet();
        foreach (var table in manifest.Tables)
            foreach (var part in table.Parts.Where(part => !here.Contains((table.Name, part.Bound))))
            {
                if (!PartName().IsMatch(part.Name) || !PartBound().IsMatch(part.Bound))
                    throw new Refusal($"The backup describes a partition '{part.Name}' {part.Bound} that Questory does not make: restore it with the Questory that made it.");
                await SchemaCatalog.Execute(database, $"CREATE TABLE {part.Name} PARTITION OF {table.Name} {part.Bound}", stop);
            }
    }

    private static async Task CopyIn(NpgsqlConnection database, BackupArchive archive, BackupManifest.Table table, CancellationToken stop)
    {
        await using (var entry = archive.Zip.GetEntry(BackupManifest.EntryOf(table))!.Open())
        await using (var rows = await database.BeginTextImportAsync($"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN", stop))
            await entry.CopyToAsync(rows.BaseStream, stop);
        var arrived = await SchemaCatalog.Read(database, $"SELECT count(*) FROM {table.Name}", row => row.GetInt64(0), stop);
        if (arrived[0] != table.Content.Lines)
            throw new InvalidOperationException($"{table.Name}: {table.Content.Lines} rows went in and {arrived[0]} are there.");
    }

    [GeneratedRegex(@"^[a-z0-9_]+\.[a-z0-9_]+$")]
    private static partial Regex PartName();

    [GeneratedRegex(@"^FOR VALUES FROM \('[^']*'\) TO \('[^']*'\)$")]
    private static partial Regex PartBound();
}
