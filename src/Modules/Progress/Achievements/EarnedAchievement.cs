using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Progress.People;

namespace Questory.Progress.Achievements;

/// <summary>An achievement in somebody's hands; once per person, and it stays (AE-062, NT-094).</summary>
internal sealed class EarnedAchievement
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public AchievementId AchievementId { get; private init; }
    public DateTimeOffset EarnedAt { get; private init; }

    /// <summary>What tipped the scale: the activity, as “verb object”.</summary>
    public string Source { get; private init; } = "";
    public Guid? Cause { get; private init; }
    public bool IsWorn { get; set; }
    public bool IsFavourite { get; set; }

    private sealed class Map : IEntityTypeConfiguration<EarnedAchievement>
    {
        public void Configure(EntityTypeBuilder<EarnedAchievement> earned)
        {
            earned.ToTable("progress_earned_achievements").HasKey(e => new { e.AccountId, e.RealmId, e.AchievementId });
            earned.HasOne<ProgressPerson>().WithMany().HasForeignKey(e => new { e.AccountId, e.RealmId }).OnDelete(DeleteBehavior.Cascade);
            earned.HasOne<Achievement>().WithMany().HasForeignKey(e => e.AchievementId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
