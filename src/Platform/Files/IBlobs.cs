namespace Questory.Platform.Files;

/// <summary>Where the bytes of files lie: a folder, or a bucket of S3. Names are made by us and never by an uploader.</summary>
public interface IBlobs
{
    Task Write(string name, Stream content, CancellationToken stop);

    /// <returns>Null when nothing of that name is there.</returns>
    Task<Stream?> Open(string name, CancellationToken stop);

    Task Delete(string name, CancellationToken stop);
}
