using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;

namespace Questory.Accounts.Links;

internal enum LinkPurpose { ConfirmEmail, ChangeEmail, ResetPassword }

/// <summary>A link mailed to a person, good once and for a while (AE-004, AE-009). Only the hash of its token is kept, until it is used.</summary>
internal sealed class Link
{
    public AccountId AccountId { get; init; }
    public LinkPurpose Purpose { get; init; }
    public byte[] TokenHash { get; init; } = [];

    /// <summary>Where it was sent: the address it proves.</summary>
    public string Email { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<Link>
    {
        public void Configure(EntityTypeBuilder<Link> link)
        {
            link.ToTable("accounts_links").HasKey(l => new { l.AccountId, l.Purpose });
            link.BelongsToAccount(l => l.AccountId);
        }
    }
}
