using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Progress.People;

namespace Questory.Progress.Board;

/// <summary>XP of one person in one week or month: the sum of the ledger's lines of that time.</summary>
internal sealed class PeriodScore
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public Period Period { get; private init; }
    public DateOnly StartsOn { get; private init; }
    public long Xp { get; private init; }

    public static DateOnly StartOf(Period period, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return period switch
        {
            Period.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            Period.Month => new DateOnly(day.Year, day.Month, 1),
            _ => DateOnly.MinValue,
        };
    }

    private sealed class Map : IEntityTypeConfiguration<PeriodScore>
    {
        public void Configure(EntityTypeBuilder<PeriodScore> score)
        {
            score.ToTable("progress_period_scores").HasKey(s => new { s.AccountId, s.RealmId, s.Period, s.StartsOn });
            score.HasOne<ProgressPerson>().WithMany().HasForeignKey(s => new { s.AccountId, s.RealmId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
