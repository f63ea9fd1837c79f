using System.IO.Compression;

namespace Questory.Platform.Data.Backup;

/// <summary>The uploaded files' way into an archive and back.</summary>
internal static class StoredFiles
{
    public static async Task<List<BackupManifest.StoredFile>> Write(string folder, ZipArchive archive, CancellationToken stop)
    {
        var written = new List<BackupManifest.StoredFile>();
        if (!Directory.Exists(folder))
            return written;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            FileStream source;
            try
            {
                source = File.OpenRead(path);
            }
            catch (FileNotFoundException)
            {
                continue; // Deleted while the backup ran; its row is gone from the present, too.
            }
            await using (source)
            {
                var file = new BackupManifest.StoredFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), new(0, 0, ""));
                await using var entry = archive.CreateEntry(BackupManifest.EntryOf(file), CompressionLevel.Fastest).Open();
                written.Add(file with { Content = await MeasuredCopy.Run(source, entry, stop) });
            }
        }
        return written;
    }

    /// <summary>Lays the archive's files out in a folder beside the present one.</summary>
    /// <returns>That folder, to be put in place by <see cref="Replace"/> or deleted.</returns>
    public static async Task<string> Unpack(BackupManifest manifest, ZipArchive archive, string folder, CancellationToken stop)
    {
        var fresh = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + ".restoring";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        Directory.CreateDirectory(fresh);
        foreach (var file in manifest.Files)
        {
            var path = Path.GetFullPath(Path.Combine(fresh, file.Path));
            if (!path.StartsWith(fresh + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new Refusal($"The archive names a file outside its folder ('{file.Path}'): it is no backup that Questory made, so nothing was restored.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = archive.GetEntry(BackupManifest.EntryOf(file))!.Open();
            await using var target = File.Create(path);
            await source.CopyToAsync(target, stop);
        }
        return fresh;
    }

    public static void Replace(string folder, string fresh)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.Move(fresh, folder);
    }
}
