using System.Buffers;
using System.Buffers.Text;

namespace Questory.Platform.Security;

/// <summary>Base64url as RFC 7515 means it: the framework's decoder also takes padding and blanks, so that one value had many spellings.</summary>
internal static class Base64UrlText
{
    public static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExcept(Alphabet) >= 0)
            return null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }
}
