using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;

namespace Questory.Realms.Invitations;

/// <summary>A way into a realm: mailed to one person, or a link and code for many.</summary>
internal sealed class Invitation
{
    public const int CodeMax = 32;

    public static readonly Problem Useless = Outcome.Gone("invitation_useless", "This invitation has been used up, has expired or was taken back: ask for a new one.");

    public RealmId RealmId { get; init; }
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the code, or of the mailed token.</summary>
    public byte[] SecretHash { get; init; } = [];

    /// <summary>Lower-case; null for an invitation by mail.</summary>
    public string? Code { get; init; }

    /// <summary>Whom it was mailed to; nobody else may use it.</summary>
    public string? Email { get; init; }
    public string[] Roles { get; init; } = [];
    public int? MaxUses { get; init; }
    public int Uses { get; private set; }
    public AccountId? CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now) && !(Uses >= MaxUses);

    public void Use() => Uses++;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>Codes are typed by people: case and blanks around them do not count. Tokens are used as they are.</summary>
    public static byte[] Hash(string secret)
    {
        var text = secret.Trim();
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.Length <= CodeMax ? text.ToLowerInvariant() : text));
    }

    private sealed class Map : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.ToTable("realms_invitations").HasKey(i => new { i.RealmId, i.Id });
            invitation.HasIndex(i => i.SecretHash).IsUnique();
            invitation.InRealm(i => i.RealmId);
            invitation.MentionsAccount(i => i.CreatedBy);
        }
    }
}
