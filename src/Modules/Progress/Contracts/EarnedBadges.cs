using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Progress.Contracts;

/// <summary>An achievement that somebody has earned.</summary>
public sealed record EarnedBadge(string Slug, string Name, string Description, string Category, string Rarity, DateTimeOffset EarnedAt);

/// <summary>Earned achievements for rooms that show a person's progress to those who may see it.</summary>
public static class EarnedBadges
{
    /// <summary>What the person has earned in the realm, the latest first.</summary>
    public static Task<List<EarnedBadge>> ReadEarnedBadges(this AppDb db, RealmId realm, AccountId account, CancellationToken stop) => db.Rows("""
        select b.slug, b.name, b.description, b.category, b.rarity, e.earned_at
        from progress_earned_achievements e join progress_achievements b on b.id = e.achievement_id
        where e.account_id = $1 and e.realm_id = $2 order by e.earned_at desc, b.name
        """, row => new EarnedBadge(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5)),
        stop, account.Value, realm.Value);
}
