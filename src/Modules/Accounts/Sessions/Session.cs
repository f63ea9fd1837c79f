using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;

namespace Questory.Accounts.Sessions;

internal enum SessionKind { Browser, Api }

/// <summary>One signed-in device (AE-010). Only hashes of its tokens are kept.</summary>
internal sealed class Session
{
    public AccountId AccountId { get; private init; }
    public Guid Id { get; private init; }
    public SessionKind Kind { get; private init; }

    /// <summary>SHA-256 of the cookie's token, or of the refresh token now in force.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public string? IpAddress { get; private init; }
    public string? UserAgent { get; private init; }
    public string DeviceType { get; private init; } = "unknown";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static Session Start(AccountId account, SessionKind kind, byte[] tokenHash, string? ip, string? userAgent, DateTimeOffset now, TimeSpan life) => new()
    {
        AccountId = account,
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        TokenHash = tokenHash,
        IpAddress = ip,
        UserAgent = userAgent is { Length: > 500 } ? userAgent[..500] : userAgent,
        DeviceType = Device(userAgent),
        CreatedAt = now,
        LastSeenAt = now,
        ExpiresAt = now + life,
    };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && ExpiresAt > now;

    public void Rotate(byte[] newTokenHash, DateTimeOffset now, TimeSpan life)
    {
        TokenHash = newTokenHash;
        (LastSeenAt, ExpiresAt) = (now, now + life);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;

    private static string Device(string? agent) => agent switch
    {
        null or "" => "unknown",
        _ when agent.Contains("iPad") || agent.Contains("Tablet") => "tablet",
        _ when agent.Contains("Mobi") => "phone",
        _ when agent.Contains("Mozilla") => "computer",
        _ => "program",
    };

    private sealed class Map : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.ToTable("accounts_sessions").HasKey(s => new { s.AccountId, s.Id });
            session.BelongsToAccount(s => s.AccountId);
        }
    }
}
