using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Economy.Currencies;

namespace Questory.Economy.Contracts;

/// <summary>Foreign keys to currencies, for the maps of other rooms.</summary>
public static class CurrencyKeys
{
    /// <summary>A currency that the row names cannot be taken away. Give realm and currency code, in this order.</summary>
    public static void NamesCurrency<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Currency>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.NoAction);
}
