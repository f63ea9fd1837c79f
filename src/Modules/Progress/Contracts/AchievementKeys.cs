using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Achievements;

namespace Questory.Progress.Contracts;

/// <summary>Achievements for rooms whose things give one. An activity gives it whose type has the fact
/// <see cref="Fact"/>: once per person, and the realm's rules pay what it promises.</summary>
public static class AchievementKeys
{
    /// <summary>The achievement's id. One that has been retired since is not given.</summary>
    public const string Fact = "achievement";

    /// <summary>An achievement that the row names cannot be taken away, only retired.</summary>
    public static void NamesAchievement<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Achievement>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.NoAction);

    /// <summary>For hand-written SQL, one row per achievement that everybody may be told of: <c>id, slug, name, icon</c>.
    /// Secret ones are not (AE-064), nor those that are no longer given.</summary>
    public const string ToldInSql = "(select id, slug, name, icon from progress_achievements where is_active and not is_secret)";

    /// <summary>All achievements of the realm in the order of its catalogue, for those who write what gives them.</summary>
    public static Task<List<AchievementLabel>> AchievementsOf(this AppDb db, RealmId realm, CancellationToken stop) =>
        db.Set<Achievement>().Where(a => a.RealmId == realm).OrderBy(a => a.SortOrder).ThenBy(a => a.Slug)
            .Select(a => new AchievementLabel(a.Id, a.Slug, a.Name, a.Icon, a.IsActive)).ToListAsync(stop);

    /// <summary>Whether a row of any room names it: a rule, a season's reward, a course.</summary>
    internal static async Task<bool> NamesAchievement(this AppDb db, AchievementId id, CancellationToken stop)
    {
        foreach (var key in db.Model.FindEntityType(typeof(Achievement))!.GetReferencingForeignKeys())
            if (await db.Scalar<bool>($"select exists (select from {key.DeclaringEntityType.GetTableName()} where {key.Properties[^1].GetColumnName()} = $1)", stop, id.Value))
                return true;
        return false;
    }
}

/// <param name="IsActive">Whether it is given; a retired one stays with those who have it.</param>
public sealed record AchievementLabel(AchievementId Id, string Slug, string Name, string Icon, bool IsActive = true);
