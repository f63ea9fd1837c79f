using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Progress.People;

namespace Questory.Progress.Ledger;

/// <summary>One line of the XP ledger: given once per source, with its reason; never changed, never taken away (AE-037).</summary>
internal sealed class XpEntry
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public Guid Id { get; private init; }

    /// <summary>What is paid for: rule and object, activity or day; once per person and realm.</summary>
    public string SourceKey { get; private init; } = "";

    /// <summary>Negative when it takes back.</summary>
    public long Amount { get; private init; }

    /// <summary>The activity that led to it.</summary>
    public Guid Cause { get; private init; }
    public string? RuleCode { get; private init; }
    public int? RuleVersion { get; private init; }

    /// <summary>Why, as an English sentence for the localiser.</summary>
    public string Reason { get; private init; } = "";
    public string Label { get; private init; } = "";

    /// <summary>The line that this one takes back.</summary>
    public Guid? Reverses { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The pathway in which it was earned; null for what belongs to none.</summary>
    public Guid? PathwayId { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<XpEntry>
    {
        public void Configure(EntityTypeBuilder<XpEntry> entry)
        {
            entry.ToTable("progress_xp_entries").HasKey(e => new { e.AccountId, e.RealmId, e.Id });
            entry.HasIndex(e => new { e.AccountId, e.RealmId, e.SourceKey }).IsUnique();
            entry.HasOne<ProgressPerson>().WithMany().HasForeignKey(e => new { e.AccountId, e.RealmId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
