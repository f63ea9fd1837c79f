using System.IO.Compression;
using System.Text.Json;

namespace Questory.Platform.Data.Backup;

/// <summary>
/// The table of contents of a backup: <c>manifest.json</c> in a zip archive whose other entries are
/// <c>tables/(name).copy</c> (PostgreSQL's COPY text) and <c>files/(path)</c>.
/// </summary>
/// <param name="Format">1; a reader refuses what it does not know.</param>
/// <param name="MadeAt">UTC; the moment of the snapshot that all tables are taken from.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset MadeAt,
    IReadOnlyList<BackupManifest.Step> Migrations,
    IReadOnlyList<BackupManifest.Table> Tables,
    IReadOnlyList<BackupManifest.Sequence> Sequences,
    IReadOnlyList<BackupManifest.StoredFile> Files)
{
    public const int PresentFormat = 1;

    private const string EntryName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>A migration that the database had had.</summary>
    public sealed record Step(int Version, string Name, string Checksum);

    /// <param name="Name">With its schema, quoted where SQL needs it.</param>
    /// <param name="Parts">The partitions it had; their rows are among the table's own.</param>
    public sealed record Table(string Name, IReadOnlyList<string> Columns, Content Content, IReadOnlyList<Part> Parts);

    /// <param name="Bound">As in <c>FOR VALUES FROM (…) TO (…)</c>, times in UTC.</param>
    public sealed record Part(string Name, string Bound);

    public sealed record Sequence(string Name, long Value, bool Called);

    /// <param name="Path">Below the files folder, with slashes.</param>
    public sealed record StoredFile(string Path, Content Content);

    /// <summary>What an entry must hold to be whole. In a table's entry a line is a row.</summary>
    public sealed record Content(long Lines, long Bytes, string Sha256);

    public static string EntryOf(Table table) => $"tables/{table.Name}.copy";

    public static string EntryOf(StoredFile file) => $"files/{file.Path}";

    internal void Write(ZipArchive archive)
    {
        using var entry = archive.CreateEntry(EntryName).Open();
        JsonSerializer.Serialize(entry, this, Json);
    }

    /// <returns>Null when the archive holds none.</returns>
    internal static BackupManifest? Read(ZipArchive archive)
    {
        using var entry = archive.GetEntry(EntryName)?.Open();
        return entry is null ? null : JsonSerializer.Deserialize<BackupManifest>(entry, Json);
    }
}

/// <summary>One table, or all files, done.</summary>
/// <param name="Done">Tables done, of <paramref name="Of"/>.</param>
public sealed record BackupProgress(string What, long Lines, int Done, int Of);
