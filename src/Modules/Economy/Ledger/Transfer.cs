using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;

namespace Questory.Economy.Ledger;

/// <summary>Where value can lie: in the person's wallet, where it comes from, where it goes, or between two people.</summary>
internal enum Book { Wallet, Mint, Sink, Clearing }

/// <summary>One movement: the amount leaves the debit book and enters the credit book. Never changed, never taken away.</summary>
internal sealed class Transfer
{
    /// <summary>The most that one movement can carry, in minor units.</summary>
    public const long AmountMax = 1_000_000_000_000;
    public const int ReasonMax = 200;

    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Currency { get; private init; } = "";
    public Guid Id { get; private init; }

    /// <summary>What is paid for, e.g. <c>course-coins:{object}</c>; once per person and realm.</summary>
    public string SourceKey { get; private init; } = "";
    public Book DebitBook { get; private init; }
    public Book CreditBook { get; private init; }
    public long Amount { get; private init; }

    /// <summary>The activity that led to it, if one did.</summary>
    public Guid? Cause { get; private init; }

    /// <summary>Why, as an English sentence for the localiser.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>What the thing paid for is called.</summary>
    public string Label { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>The person at the other end, of what members give to each other; null otherwise and once that person is erased.</summary>
    public AccountId? OtherId { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Transfer>
    {
        public void Configure(EntityTypeBuilder<Transfer> transfer)
        {
            transfer.ToTable("economy_transfers").HasKey(t => new { t.AccountId, t.RealmId, t.Currency, t.Id });
            transfer.HasIndex(t => new { t.AccountId, t.RealmId, t.SourceKey }).IsUnique();
            transfer.HasOne<Wallet>().WithMany().HasForeignKey(t => new { t.AccountId, t.RealmId, t.Currency }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
