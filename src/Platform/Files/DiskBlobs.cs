namespace Questory.Platform.Files;

/// <summary>Files in the data folder, spread over 256 sub-folders; a half-written one is never seen.</summary>
public sealed class DiskBlobs(Installation installation) : IBlobs
{
    public async Task Write(string name, Stream content, CancellationToken stop)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
            {
                await content.CopyToAsync(file, stop);
                file.Flush(flushToDisk: true);
            }
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    public Task<Stream?> Open(string name, CancellationToken stop) =>
        Task.FromResult<Stream?>(File.Exists(PathOf(name)) ? File.OpenRead(PathOf(name)) : null);

    public Task Delete(string name, CancellationToken stop)
    {
        if (File.Exists(PathOf(name)))
            File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(installation.DataFolder, "files", name[^2..], name);
}
