using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;

namespace Questory.Accounts.Family;

/// <summary>The link in the latest mail that asks a child's guardian for consent (AE-017): good once and for a while.
/// Only the hash of its token is kept.</summary>
internal sealed class ConsentLink
{
    /// <summary>The child.</summary>
    public AccountId AccountId { get; init; }
    public byte[] TokenHash { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && ExpiresAt > now;

    public void Use(DateTimeOffset now) => UsedAt ??= now;

    private sealed class Map : IEntityTypeConfiguration<ConsentLink>
    {
        public void Configure(EntityTypeBuilder<ConsentLink> link)
        {
            link.ToTable("accounts_consent_links").HasKey(l => l.AccountId);
            link.Property(l => l.AccountId).ValueGeneratedNever();
            link.HasOne<Child>().WithOne().HasForeignKey<ConsentLink>(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.TokenHash).IsUnique();
        }
    }
}

/// <summary>An adult whose account was made because a child named their address. It goes again when nobody uses it.</summary>
internal sealed class GuardianInvitation
{
    public AccountId AccountId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<GuardianInvitation>
    {
        public void Configure(EntityTypeBuilder<GuardianInvitation> invitation)
        {
            invitation.ToTable("accounts_guardian_invitations").HasKey(i => i.AccountId);
            invitation.Property(i => i.AccountId).ValueGeneratedNever();
            invitation.HasOne<People.Account>().WithOne().HasForeignKey<GuardianInvitation>(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
