using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Contracts;
using Questory.Progress.People;
using Questory.Realms.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>What a season promises for one of its levels: facts of the claim, which the realm's rules pay (AE-069).</summary>
internal sealed class SeasonReward
{
    public Guid Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public SeasonId SeasonId { get; private init; }
    public int Level { get; private init; }
    public long Xp { get; private set; }
    public long Coins { get; private set; }
    public long Keys { get; private set; }
    public AchievementId? AchievementId { get; private set; }
    public AvatarId? AvatarId { get; private set; }

    public static SeasonReward Create(Season season, int level) =>
        new() { Id = Guid.CreateVersion7(), RealmId = season.RealmId, SeasonId = season.Id, Level = level };

    public void Promise(RewardTerms terms, AchievementId? achievement, AvatarId? avatar)
    {
        (Xp, Coins, Keys) = (terms.Xp, terms.Coins, terms.Keys);
        (AchievementId, AvatarId) = (achievement, avatar);
    }

    private sealed class Map : IEntityTypeConfiguration<SeasonReward>
    {
        public void Configure(EntityTypeBuilder<SeasonReward> reward)
        {
            reward.ToTable("progress_season_rewards").HasIndex(r => new { r.SeasonId, r.Level }).IsUnique();
            reward.InRealm(r => r.RealmId);
            reward.HasOne<Season>().WithMany().HasForeignKey(r => r.SeasonId).OnDelete(DeleteBehavior.Cascade);
            reward.HasOne<Achievement>().WithMany().HasForeignKey(r => r.AchievementId).OnDelete(DeleteBehavior.NoAction);
            reward.HasOne<Avatar>().WithMany().HasForeignKey(r => r.AvatarId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}

/// <summary>A level's reward in somebody's hands, once.</summary>
internal sealed class SeasonClaim
{
    public AccountId AccountId { get; init; }
    public RealmId RealmId { get; init; }
    public Guid RewardId { get; init; }
    public DateTimeOffset ClaimedAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<SeasonClaim>
    {
        public void Configure(EntityTypeBuilder<SeasonClaim> claim)
        {
            claim.ToTable("progress_season_claims").HasKey(c => new { c.AccountId, c.RealmId, c.RewardId });
            claim.HasOne<ProgressPerson>().WithMany().HasForeignKey(c => new { c.AccountId, c.RealmId }).OnDelete(DeleteBehavior.Cascade);
            claim.HasOne<SeasonReward>().WithMany().HasForeignKey(c => c.RewardId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
