using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Realms.Realms;

namespace Questory.Realms.Contracts;

/// <summary>Foreign keys to realms, for the maps of other rooms.</summary>
public static class RealmKeys
{
    /// <summary>The row is part of a realm and goes with it.</summary>
    public static void InRealm<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Realm>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
