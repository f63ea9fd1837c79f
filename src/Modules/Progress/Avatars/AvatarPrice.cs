using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>What an avatar costs of one currency; all its prices are paid together.</summary>
internal sealed class AvatarPrice
{
    public AvatarId AvatarId { get; init; }
    public RealmId RealmId { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>Minor units.</summary>
    public long Amount { get; init; }

    private sealed class Map : IEntityTypeConfiguration<AvatarPrice>
    {
        public void Configure(EntityTypeBuilder<AvatarPrice> price)
        {
            price.ToTable("progress_avatar_prices").HasKey(p => new { p.AvatarId, p.Currency });
            price.HasOne<Avatar>().WithMany().HasForeignKey(p => p.AvatarId).OnDelete(DeleteBehavior.Cascade);
            price.InRealm(p => p.RealmId);
            price.NamesCurrency(p => new { p.RealmId, p.Currency });
        }
    }
}
