using System.Diagnostics.CodeAnalysis;

namespace Questory.Platform.Security;

/// <summary>What an access token says. Times are whole seconds, UTC.</summary>
/// <param name="Account"><c>sub</c></param>
/// <param name="Session"><c>sid</c>: ends the token at once when the session ends (AE-010).</param>
/// <param name="Token"><c>jti</c></param>
/// <param name="Realm"><c>realm</c>: null outside of any realm.</param>
public sealed record AccessClaims(Guid Account, Guid Session, Guid Token, Guid? Realm, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>Why an access token is not taken. For the log only: the bearer hears 401 whatever it was.</summary>
public enum AccessFault { Malformed, WrongKind, UnknownKey, BadSignature, OtherParty, NotYetValid, Expired }

/// <summary>What reading an access token gave: its claims or a fault.</summary>
public readonly record struct AccessCheck(AccessClaims? Claims, AccessFault? Fault)
{
    [MemberNotNullWhen(true, nameof(Claims))]
    public bool Ok => Claims is not null;

    public static implicit operator AccessCheck(AccessClaims claims) => new(claims, null);
    public static implicit operator AccessCheck(AccessFault fault) => new(null, fault);
}

/// <param name="Issuer"><c>iss</c>: this installation's address.</param>
/// <param name="Audience"><c>aud</c></param>
/// <param name="Lifetime">15 minutes in AE-007 and NT-002.</param>
public sealed record AccessTokenSettings(string Issuer, string Audience, TimeSpan Lifetime)
{
    /// <summary>How far two nodes' clocks may differ.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(30);
}
