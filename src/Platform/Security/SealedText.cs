using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Questory.Platform.Security;

/// <summary>Encrypts single fields (AE-075, AE-031): AES-256-GCM, so that a changed byte is noticed, with a fresh nonce each time.</summary>
/// <remarks>Layout: version (1 byte), key id (8), nonce (12), tag (16), ciphertext (as long as the text's UTF-8).</remarks>
public sealed class SealedText(FieldKeys keys)
{
    private const byte Version = 1;
    private const int IdAt = 1, NonceAt = IdAt + FieldKeys.IdBytes, TagAt = NonceAt + NonceBytes, TextAt = TagAt + TagBytes;
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="place">Where the field lives, e.g. <c>parent_contact.phone:ID</c>: bytes copied to another row or column do not open there.</param>
    public byte[] Seal(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[TextAt + plain.Length];
        bytes[0] = Version;
        keys.Current.Id.CopyTo(bytes, IdAt);
        var nonce = bytes.AsSpan(NonceAt, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Current.Key, TagBytes);
        aes.Encrypt(nonce, plain, bytes.AsSpan(TextAt), bytes.AsSpan(TagAt, TagBytes), Context(bytes, place));
        return bytes;
    }

    /// <summary>False, and no text, when the key is not in the file, a byte has changed, or the bytes belong to another place.</summary>
    public bool TryOpen(ReadOnlySpan<byte> sealedBytes, string place, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (sealedBytes.Length < TextAt || sealedBytes[0] != Version || keys.Find(sealedBytes[IdAt..NonceAt]) is not { } key)
            return false;
        var plain = new byte[sealedBytes.Length - TextAt];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(sealedBytes[NonceAt..TagAt], sealedBytes[TextAt..], sealedBytes[TagAt..TextAt], plain, Context(sealedBytes, place));
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        text = Encoding.UTF8.GetString(plain);
        return true;
    }

    /// <summary>True when an older key sealed it: sealing it anew lets that key be retired.</summary>
    public bool IsOutdated(ReadOnlySpan<byte> sealedBytes) =>
        sealedBytes.Length < TextAt || !sealedBytes[IdAt..NonceAt].SequenceEqual(keys.Current.Id);

    private static byte[] Context(ReadOnlySpan<byte> bytes, string place) => [.. bytes[..NonceAt], .. Encoding.UTF8.GetBytes(place)];
}
