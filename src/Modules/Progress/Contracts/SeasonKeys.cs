using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Seasons;

namespace Questory.Progress.Contracts;

/// <summary>Seasons for rooms whose things belong to one.</summary>
public static class SeasonKeys
{
    /// <summary>A season that the row names cannot be taken away.</summary>
    public static void NamesSeason<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Season>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.NoAction);

    /// <summary>For hand-written SQL, one row per season: <c>id, name, starts_at, ends_at</c>. It runs while starts_at ≤ now &lt; ends_at.</summary>
    public const string InSql = "(select id, name, starts_at, ends_at from progress_seasons)";

    /// <summary>All seasons of the realm, the latest first, for those who write what belongs to them.</summary>
    public static Task<List<SeasonSpan>> SeasonsOf(this AppDb db, RealmId realm, CancellationToken stop) =>
        db.Set<Season>().Where(season => season.RealmId == realm).OrderByDescending(season => season.StartsAt)
            .Select(season => new SeasonSpan(season.Id, season.Name, season.StartsAt, season.EndsAt)).ToListAsync(stop);
}

/// <param name="EndsAt">The first moment that no longer belongs to it.</param>
public sealed record SeasonSpan(SeasonId Id, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public bool RunsAt(DateTimeOffset moment) => StartsAt <= moment && moment < EndsAt;
}
