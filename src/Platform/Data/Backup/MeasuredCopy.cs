using System.Security.Cryptography;

namespace Questory.Platform.Data.Backup;

internal static class MeasuredCopy
{
    /// <summary>Copies a stream to its end and measures what went through.</summary>
    public static async Task<BackupManifest.Content> Run(Stream from, Stream to, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        long lines = 0, bytes = 0;
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        return new(lines, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
