using System.Security.Cryptography;
using System.Text;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Security;

/// <summary>What a password check found.</summary>
public enum PasswordMatch
{
    No,
    Yes,

    /// <summary>Right, but the hash was made with another cost: hash the password anew while it is at hand.</summary>
    YesRehash,
}

/// <summary>Makes and checks password hashes: bcrypt, <c>$2b$12$…</c> (AE-006), a bounded number at a time.</summary>
/// <param name="cost">4 to 16; each step doubles the time. 12 unless a test needs speed.</param>
public sealed class Passwords(IBcrypt bcrypt, WorkLine line, int cost = Passwords.DefaultCost)
{
    public const int DefaultCost = 12;

    // No password is known to give this digest; checking it takes as long as checking a real account's hash of today's cost.
    private readonly BcryptHash nobody = new(cost, new string('.', 53), Canonical: true);

    /// <summary>Hashes a password that <see cref="PasswordRules.FaultOf"/> has let pass.</summary>
    /// <exception cref="ArgumentException">The password is no text or longer than 72 bytes: the rules were not asked.</exception>
    public Task<Outcome<string>> Hash(string password, CancellationToken stop)
    {
        var text = Usable(password) ?? throw new ArgumentException("Ask PasswordRules first.", nameof(password));
        return line.Run(() => bcrypt.Hash(text, cost), stop);
    }

    /// <summary>Checks a typed password against what is stored.</summary>
    /// <param name="stored">Null or unreadable for an account that is unknown or has no password: costs the same time and gives No.</param>
    public Task<Outcome<PasswordMatch>> Check(string password, string? stored, CancellationToken stop) =>
        line.Run(() => Compare(password, BcryptHash.Read(stored)), stop);

    /// <summary>True when the hash is not what <see cref="Hash"/> would make today.</summary>
    public bool IsOutdated(string stored) => BcryptHash.Read(stored) is not { Canonical: true } hash || hash.Cost != cost;

    private async Task<PasswordMatch> Compare(string password, BcryptHash? stored)
    {
        var text = Usable(password);
        var target = text is null ? nobody : stored ?? nobody;
        var made = await bcrypt.HashLike(text ?? "", target);
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(made), Encoding.ASCII.GetBytes(target.As("$2b$")));
        return !same ? PasswordMatch.No
            : target.Cost == cost && target.Canonical ? PasswordMatch.Yes
            : PasswordMatch.YesRehash;
    }

    private static string? Usable(string password) =>
        PasswordRules.Prepare(password) is { Length: > 0 } text && Encoding.UTF8.GetByteCount(text) <= PasswordRules.MaxBytes ? text : null;
}
