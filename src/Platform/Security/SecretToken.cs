using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Questory.Platform.Security;

/// <summary>What a token is for. The prefix tells a person, and a scanner for leaked secrets, what was found.</summary>
/// <remarks>The prefix is hashed with the rest: a token of one kind never passes for one of another.</remarks>
public readonly record struct TokenKind(string Prefix)
{
    public static readonly TokenKind Session = new("qst_ses_");
    public static readonly TokenKind Refresh = new("qst_ref_");
    public static readonly TokenKind EmailConfirmation = new("qst_eml_");
    public static readonly TokenKind Invitation = new("qst_inv_");
    public static readonly TokenKind PasswordReset = new("qst_rst_");
    public static readonly TokenKind FirstAdmin = new("qst_adm_");
    public static readonly TokenKind PersonalAccess = new("qst_pat_");
}

/// <summary>A bearer secret of 256 random bits: shown once as text, kept only as a hash (AE-004, AE-009, AE-010).</summary>
/// <remarks>A plain SHA-256 is enough, unlike for passwords: nobody guesses 256 random bits.</remarks>
public sealed class SecretToken
{
    private const int RandomBytes = 32, RandomChars = 43;

    private SecretToken(string text) => (Text, Hash) = (text, SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>What the bearer gets: prefix and 43 characters of base64url. Never store or log it.</summary>
    public string Text { get; }

    /// <summary>What the database keeps and looks up by: 32 bytes.</summary>
    public byte[] Hash { get; }

    public static SecretToken New(TokenKind kind) =>
        new(kind.Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Reads what a bearer sent; null when it cannot be a token of this kind.</summary>
    public static SecretToken? Read(TokenKind kind, string? sent) =>
        sent is not null && sent.Length == kind.Prefix.Length + RandomChars
        && sent.StartsWith(kind.Prefix, StringComparison.Ordinal)
        && sent.AsSpan(kind.Prefix.Length).IndexOfAnyExcept(Base64UrlText.Alphabet) < 0
            ? new(sent)
            : null;

    /// <summary>Compares in constant time with a stored hash.</summary>
    public bool Matches(ReadOnlySpan<byte> storedHash) => CryptographicOperations.FixedTimeEquals(Hash, storedHash);

    /// <summary>Keeps the secret out of logs and messages.</summary>
    public override string ToString() => "SecretToken(hidden)";
}
