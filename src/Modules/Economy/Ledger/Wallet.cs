using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Economy.Currencies;
using Questory.Platform.Access;

namespace Questory.Economy.Ledger;

/// <summary>What a person holds of one currency, in minor units; moved only together with a line of the ledger.</summary>
internal sealed class Wallet
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Currency { get; private init; } = "";
    public long Balance { get; private init; }
    public DateTimeOffset UpdatedAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Wallet>
    {
        public void Configure(EntityTypeBuilder<Wallet> wallet)
        {
            wallet.ToTable("economy_wallets").HasKey(w => new { w.AccountId, w.RealmId, w.Currency });
            wallet.BelongsToAccount(w => w.AccountId);
            wallet.HasOne<Currency>().WithMany().HasForeignKey(w => new { w.RealmId, w.Currency }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
