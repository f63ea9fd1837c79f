using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>An avatar in somebody's hands, once per person; it stays theirs when it leaves the catalogue (AE-071).</summary>
/// <remarks>Who has not done anything since their criteria were met owns it without a row; see <see cref="AvatarShelf"/>.</remarks>
internal sealed class OwnedAvatar
{
    public AccountId AccountId { get; init; }
    public RealmId RealmId { get; init; }
    public AvatarId AvatarId { get; init; }
    public DateTimeOffset UnlockedAt { get; init; }

    /// <summary><c>default</c>, <c>purchase</c>, or the activity that tipped the scale, as “verb object”.</summary>
    public string UnlockMethod { get; init; } = "";
    public bool IsWorn { get; set; }

    private sealed class Map : IEntityTypeConfiguration<OwnedAvatar>
    {
        public void Configure(EntityTypeBuilder<OwnedAvatar> owned)
        {
            owned.ToTable("progress_owned_avatars").HasKey(o => new { o.AccountId, o.RealmId, o.AvatarId });
            owned.BelongsToAccount(o => o.AccountId);
            owned.InRealm(o => o.RealmId);
            owned.HasOne<Avatar>().WithMany().HasForeignKey(o => o.AvatarId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
