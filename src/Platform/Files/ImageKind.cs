namespace Questory.Platform.Files;

/// <summary>Which picture it is, told by its first bytes: a name or a header can lie. SVG is not taken, since it can hold scripts.</summary>
internal static class ImageKind
{
    public static string? Of(ReadOnlySpan<byte> start) =>
        start.Length > 8 && start[0] == 0x89 && start[1..4].SequenceEqual("PNG"u8) ? "image/png"
        : start.Length > 3 && start[0] == 0xFF && start[1] == 0xD8 && start[2] == 0xFF ? "image/jpeg"
        : start.StartsWith("GIF8"u8) ? "image/gif"
        : start.Length > 12 && start[..4].SequenceEqual("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
