using System.Text.RegularExpressions;

namespace Questory.Platform.Security;

/// <summary>Somebody else's well-kept bcrypt: the C library's (<see cref="LibxcryptBcrypt"/>) or PostgreSQL's (<see cref="PgcryptoBcrypt"/>).</summary>
public interface IBcrypt
{
    /// <summary>Whose bcrypt this is, for the log and <c>doctor</c>.</summary>
    string Name { get; }

    /// <summary>Hashes with a fresh random salt; the answer begins <c>$2b$</c>.</summary>
    Task<string> Hash(string password, int cost);

    /// <summary>Hashes with the cost and salt of <paramref name="hash"/>; the answer begins <c>$2b$</c>.</summary>
    Task<string> HashLike(string password, BcryptHash hash);
}

/// <summary>A well-formed bcrypt hash: 60 characters, of which the last 53 are salt and digest.</summary>
/// <remarks>
/// <c>$2a$</c>, <c>$2b$</c> and <c>$2y$</c> name the same function for every password of valid UTF-8 of at most 72 bytes,
/// so imported hashes are read whichever of the three they carry.
/// </remarks>
public sealed partial record BcryptHash(int Cost, string SaltAndDigest, bool Canonical)
{
    /// <summary>A stored cost above this would hold a core for seconds: such a hash is treated as unreadable.</summary>
    public const int MaxCost = 16;

    public static BcryptHash? Read(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match
        && int.Parse(match.Groups["cost"].ValueSpan) is >= 4 and <= MaxCost and var cost
            ? new(cost, match.Groups["rest"].Value, text.StartsWith("$2b$", StringComparison.Ordinal))
            : null;

    public string As(string variant) => $"{variant}{Cost:00}${SaltAndDigest}";

    [GeneratedRegex(@"\A\$2[aby]\$(?<cost>[0-9]{2})\$(?<rest>[./A-Za-z0-9]{53})\z")]
    private static partial Regex Form();
}
