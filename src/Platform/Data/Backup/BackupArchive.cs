using System.IO.Compression;
using Questory.Platform.Data.Migrations;

namespace Questory.Platform.Data.Backup;

/// <summary>An archive opened for restoring, known to be whole and to fit this program.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    public ZipArchive Zip => zip;

    /// <summary>Opens an archive and reads all of it once, so that a damaged one is found out before anything is touched.</summary>
    /// <exception cref="Refusal">It is absent, no backup, damaged, or made by a newer or another Questory.</exception>
    public static async Task<BackupArchive> Open(string file, IReadOnlyList<Migration> migrations, CancellationToken stop)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new Refusal($"Cannot read the backup '{file}' ({failure.Message.TrimEnd('.')}): name an archive that `questory backup` made.", failure);
        }
        try
        {
            var manifest = BackupManifest.Read(zip);
            if (manifest is not { Format: BackupManifest.PresentFormat })
                throw new Refusal($"'{file}' is {(manifest is null ? "no backup of Questory's" : "a backup of a newer Questory")}: "
                    + "name an archive that `questory backup` of this version or an earlier one made.");
            CheckSchema(manifest, migrations);
            foreach (var table in manifest.Tables)
                await CheckWhole(file, zip, BackupManifest.EntryOf(table), table.Content, stop);
            foreach (var stored in manifest.Files)
                await CheckWhole(file, zip, BackupManifest.EntryOf(stored), stored.Content, stop);
            return new(zip, manifest);
        }
        catch (System.Text.Json.JsonException failure)
        {
            zip.Dispose();
            throw Damaged(file, "manifest.json", failure);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public void Dispose() => zip.Dispose();

    private static void CheckSchema(BackupManifest manifest, IReadOnlyList<Migration> migrations)
    {
        var last = manifest.Migrations[^1];
        if (last.Version > migrations.Count)
            throw new Refusal($"The backup has a newer schema ({last.Version:0000}_{last.Name}) than the program, which knows {migrations.Count:0000}: "
                + "restore it with the Questory that made it, or a newer one.");
        foreach (var (step, known) in manifest.Migrations.Zip(migrations))
            if (step.Checksum != known.Checksum)
                throw new Refusal($"The backup was made with another migration {step.Version:0000}_{step.Name} than this program's {known.Title}: "
                    + "restore it with the Questory that made it.");
    }

    private static async Task CheckWhole(string file, ZipArchive zip, string name, BackupManifest.Content expected, CancellationToken stop)
    {
        try
        {
            await using var entry = zip.GetEntry(name)?.Open() ?? throw new InvalidDataException("it is missing");
            if (await MeasuredCopy.Run(entry, Stream.Null, stop) != expected)
                throw new InvalidDataException("its checksum differs");
        }
        catch (InvalidDataException failure)
        {
            throw Damaged(file, name, failure);
        }
    }

    private static Refusal Damaged(string file, string entry, Exception failure) =>
        new($"The backup '{file}' is damaged at '{entry}' ({failure.Message.TrimEnd('.')}) and nothing was restored: use another copy of it.", failure);
}
