using System.IO.Compression;

namespace Questory.Learning.Import;

/// <summary>An upload carried by the report's own form from the dry run to the import, so that nothing is stored in
/// between, no node has to remember it, and nobody chooses the files twice.</summary>
internal static class KeptUpload
{
    /// <summary>Packed, because a question file shrinks to a quarter and forms have a limit.</summary>
    public static string Pack(ReadOnlyMemory<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes.Span);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>Null when it is not what <see cref="Pack"/> made. Never unpacks more than one byte above the most that is taken, which
    /// is then refused as too large.</summary>
    public static byte[]? Unpack(string packed)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            var bytes = new byte[ImportGift.BytesMax + 1];
            return bytes[..zip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
