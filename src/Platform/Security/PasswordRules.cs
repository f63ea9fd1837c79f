using System.Buffers;
using System.Globalization;
using System.Text;

namespace Questory.Platform.Security;

/// <summary>Why a new password is refused; the caller words it in the reader's language (422 on <c>password</c>).</summary>
public enum PasswordFault
{
    /// <summary>Fewer characters than the rules ask.</summary>
    TooShort,

    /// <summary>More than 72 bytes of UTF-8, all that bcrypt reads: refused rather than cut off in silence.</summary>
    TooLong,

    /// <summary>Holds a control character (NUL among them) or half a surrogate pair.</summary>
    NotText,

    /// <summary>Is the account's own e-mail address (NT-001).</summary>
    SameAsEmail,
}

/// <summary>What a new password must be. Characters are Unicode code points after normalisation.</summary>
/// <param name="MinLength">8 for kids (AE-006), 10 for collective and academy (NT-001, EP-001).</param>
public readonly record struct PasswordRules(int MinLength)
{
    public const int MaxBytes = 72;

    public PasswordFault? FaultOf(string password, string? email = null) =>
        Prepare(password) is not { } text ? PasswordFault.NotText
        : text.EnumerateRunes().Count() < MinLength ? PasswordFault.TooShort
        : Encoding.UTF8.GetByteCount(text) > MaxBytes ? PasswordFault.TooLong
        : string.Equals(text, email?.Trim(), StringComparison.OrdinalIgnoreCase) ? PasswordFault.SameAsEmail
        : null;

    /// <summary>One spelling for what looks the same on every keyboard: RFC 8265 (NFC, every space is U+0020). Null if it is no text.</summary>
    internal static string? Prepare(string typed)
    {
        var spaced = new StringBuilder(typed.Length);
        for (var rest = typed.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done || Rune.IsControl(rune))
                return null;
            spaced.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : rest[..used]);
            rest = rest[used..];
        }
        return spaced.ToString().Normalize(NormalizationForm.FormC);
    }
}
