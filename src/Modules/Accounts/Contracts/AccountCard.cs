using Questory.Platform.Access;

namespace Questory.Accounts.Contracts;

/// <summary>An account as those who look after people see it (AE-033).</summary>
public sealed record AccountCard
{
    public required AccountId Id { get; init; }
    public required string Email { get; init; }
    public required bool EmailVerified { get; init; }
    public required string DisplayName { get; init; }
    public required string? FirstName { get; init; }

    /// <summary><c>pending</c>, <c>active</c>, <c>suspended</c> or <c>deleted</c>.</summary>
    public required string Status { get; init; }
    public required string? SuspendedReason { get; init; }

    /// <summary>Of a child, else null.</summary>
    public required int? Age { get; init; }
    public required AccountId? Guardian { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? LastSignInAt { get; init; }
}
