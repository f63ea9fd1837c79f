using System.Data;
using System.IO.Compression;
using Npgsql;
using Questory.Platform.Data.Migrations;

namespace Questory.Platform.Data.Backup;

/// <summary>
/// Writes everything a Questory holds into one archive while it goes on working: all tables of one moment, and the
/// files. Needs no program of PostgreSQL's on this machine, and the archive can be read by any later version.
/// </summary>
/// <param name="owner">Signs in as the owner of the schema.</param>
/// <param name="filesFolder">Where uploaded files lie; null when they lie outside, as on S3, and are backed up there.</param>
public sealed class DatabaseBackup(NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, string? filesFolder, TimeProvider time)
{
    /// <param name="file">The archive to write; its folder is made if need be.</param>
    /// <exception cref="Refusal">The archive exists already or cannot be written, or the database is unusable or of another schema.</exception>
    public async Task<BackupManifest> Backup(string file, Action<BackupProgress>? progress, CancellationToken stop)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            throw new Refusal($"'{file}' exists already: choose another name, so that no backup is lost.");
        await using var database = await OwnerConnection.Open(owner, stop);
        var half = file + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            BackupManifest manifest;
            await using (var target = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
                manifest = await Write(database, archive, progress, stop);
            File.Move(half, file);
            return manifest;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new Refusal($"Cannot write the backup '{file}' ({failure.Message.TrimEnd('.')}): choose another place, or make room there.", failure);
        }
        finally
        {
            if (File.Exists(half))
                File.Delete(half);
        }
    }

    private async Task<BackupManifest> Write(NpgsqlConnection database, ZipArchive archive, Action<BackupProgress>? progress, CancellationToken stop)
    {
        await using var snapshot = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        // Every realm's rows, times in one spelling, and no migration meanwhile.
        await SchemaCatalog.Execute(database, $"""
            SET TRANSACTION READ ONLY; SET LOCAL app.scope = 'system'; SET LOCAL timezone = 'UTC';
            SELECT pg_advisory_xact_lock_shared({Migrator.Turn});
            """, stop);
        var applied = await MigrationLedger.Read(database, stop);
        MigrationLedger.Check(applied, migrations);
        if (applied.Count == 0)
            throw new Refusal("The database is empty: there is nothing to back up yet.");

        var madeAt = time.GetUtcNow();
        var parts = (await SchemaCatalog.Parts(database, stop)).ToLookup(part => part.Table);
        var tables = await SchemaCatalog.Tables(database, stop);
        var written = new List<BackupManifest.Table>();
        foreach (var (name, columns) in tables)
        {
            var table = new BackupManifest.Table(name, columns, new(0, 0, ""), [.. parts[name].Select(part => new BackupManifest.Part(part.Name, part.Bound))]);
            await using var entry = archive.CreateEntry(BackupManifest.EntryOf(table), CompressionLevel.Fastest).Open();
            using var rows = await database.BeginTextExportAsync($"COPY (SELECT {string.Join(", ", columns)} FROM {name}) TO STDOUT", stop);
            table = table with { Content = await MeasuredCopy.Run(rows.BaseStream, entry, stop) };
            written.Add(table);
            progress?.Invoke(new(name, table.Content.Lines, written.Count, tables.Count));
        }
        var sequences = new List<BackupManifest.Sequence>();
        foreach (var name in await SchemaCatalog.Sequences(database, stop))
            sequences.AddRange(await SchemaCatalog.Read(database, $"SELECT last_value, is_called FROM {name}",
                row => new BackupManifest.Sequence(name, row.GetInt64(0), row.GetBoolean(1)), stop));

        // After the snapshot: a row's file exists before the row does.
        var files = filesFolder is null ? [] : await StoredFiles.Write(filesFolder, archive, stop);
        progress?.Invoke(new("files", files.Count, tables.Count, tables.Count));
        var manifest = new BackupManifest(BackupManifest.PresentFormat, madeAt,
            [.. applied.Select(line => new BackupManifest.Step(line.Version, line.Name, line.Checksum))], written, sequences, files);
        manifest.Write(archive);
        return manifest;
    }
}
