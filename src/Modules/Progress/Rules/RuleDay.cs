using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.People;

namespace Questory.Progress.Rules;

/// <summary>How often a rule with a daily limit has paid a person on a day.</summary>
internal sealed class RuleDay
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public string RuleCode { get; private init; } = "";
    public DateOnly Day { get; private init; }
    public int Times { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<RuleDay>
    {
        public void Configure(EntityTypeBuilder<RuleDay> day)
        {
            day.ToTable("progress_rule_days").HasKey(d => new { d.AccountId, d.RealmId, d.RuleCode, d.Day });
            day.HasOne<ProgressPerson>().WithMany().HasForeignKey(d => new { d.AccountId, d.RealmId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
