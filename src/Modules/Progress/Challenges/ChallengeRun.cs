using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.People;

namespace Questory.Progress.Challenges;

/// <summary>How far one person is with a challenge: running → completed → claimed, and never back (AE-066).</summary>
internal sealed class ChallengeRun
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public ChallengeId ChallengeId { get; private init; }

    /// <summary>Stops at the target.</summary>
    public long CurrentValue { get; private init; }

    /// <summary>The challenge's target when this person began: a later edit moves it for nobody under way.</summary>
    public long TargetValue { get; private init; }
    public DateTimeOffset? CompletedAt { get; private init; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private init; }

    public void Claim(DateTimeOffset now) => ClaimedAt = now;

    private sealed class Map : IEntityTypeConfiguration<ChallengeRun>
    {
        public void Configure(EntityTypeBuilder<ChallengeRun> run)
        {
            run.ToTable("progress_challenge_runs").HasKey(r => new { r.AccountId, r.RealmId, r.ChallengeId });
            run.Property(r => r.UpdatedAt).ValueGeneratedOnUpdate();
            run.HasOne<ProgressPerson>().WithMany().HasForeignKey(r => new { r.AccountId, r.RealmId }).OnDelete(DeleteBehavior.Cascade);
            run.HasOne<Challenge>().WithMany().HasForeignKey(r => r.ChallengeId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
