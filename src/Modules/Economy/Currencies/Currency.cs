using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Economy.Currencies;

/// <summary>Something a realm pays with: coins, keys, gold, tokens.</summary>
internal sealed class Currency
{
    public RealmId RealmId { get; init; }

    /// <summary>e.g. <c>coins</c>; the name by which rules and prices call it.</summary>
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string Icon { get; set; } = "";

    /// <summary>Digits behind the point, 0 to 6: an amount of 250 with 2 decimals is shown as 2.50.</summary>
    public int Decimals { get; init; }
    public int SortOrder { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Currency>
    {
        public void Configure(EntityTypeBuilder<Currency> currency)
        {
            currency.ToTable("economy_currencies").HasKey(c => new { c.RealmId, c.Code });
            currency.InRealm(c => c.RealmId);
        }
    }
}
