using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.People;

namespace Questory.Accounts.Contracts;

/// <summary>Foreign keys to people, for the maps of other rooms.</summary>
public static class AccountKeys
{
    /// <summary>The row goes when the person goes.</summary>
    public static void BelongsToAccount<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Account>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);

    /// <summary>The row stays when the person goes, and names nobody then.</summary>
    public static void MentionsAccount<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Account>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.SetNull);
}
