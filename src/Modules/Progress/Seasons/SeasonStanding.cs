using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Progress.People;

namespace Questory.Progress.Seasons;

/// <summary>A person's XP of one season, made with the first of them. The level follows from it (AE-068).</summary>
internal sealed class SeasonStanding
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public SeasonId SeasonId { get; private init; }
    public long Xp { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<SeasonStanding>
    {
        public void Configure(EntityTypeBuilder<SeasonStanding> standing)
        {
            standing.ToTable("progress_season_standings").HasKey(s => new { s.AccountId, s.RealmId, s.SeasonId });
            standing.Property(s => s.UpdatedAt).ValueGeneratedOnUpdate();
            standing.HasOne<ProgressPerson>().WithMany().HasForeignKey(s => new { s.AccountId, s.RealmId }).OnDelete(DeleteBehavior.Cascade);
            standing.HasOne<Season>().WithMany().HasForeignKey(s => s.SeasonId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
