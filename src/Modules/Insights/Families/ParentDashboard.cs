using Questory.Insights.Weeks;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Insights.Families;

/// <summary>A child on its parent's dashboard, from the view <c>v_parent_dashboard</c> (AE-027).</summary>
/// <param name="CurrentStreakDays">0 once a whole day has gone by without anything that counts.</param>
/// <param name="AverageAccuracy">0.00 to 100.00.</param>
/// <param name="RecentBadges">Names of those earned in the last 7 days, newest first.</param>
/// <param name="ThisWeek">Since Monday.</param>
public sealed record DashboardLine(
    AccountId ParentId, string? ParentEmail, AccountId ChildId, string ChildName, int ChildAge, int CurrentLevel, long TotalXp, long MissionsCompleted,
    int CurrentStreakDays, DateOnly? LastActivityDate, long TotalTimeMinutes, decimal AverageAccuracy, long BadgesEarned, long TotalBadgesEarned,
    IReadOnlyList<string> RecentBadges, WeekFigures ThisWeek);

/// <summary>The actor's own children in the realm in force: two round trips however many they are, asked once per request.</summary>
internal sealed class ParentDashboard(AppDb db, Actor actor, TimeProvider time)
{
    private IReadOnlyList<DashboardLine>? read;

    public async Task<IReadOnlyList<DashboardLine>> Read(CancellationToken stop) => read ??= await Ask(stop);

    private async Task<IReadOnlyList<DashboardLine>> Ask(CancellationToken stop)
    {
        var lines = await db.Rows("""
            select parent_id, parent_email, child_id, child_name, child_age, current_level, total_xp, missions_completed, current_streak_days, last_activity_date,
                   total_time_minutes, average_accuracy, badges_earned, total_badges_earned, recent_badges
            from v_parent_dashboard where parent_id = $1 and realm_id = $2 order by child_name, child_id
            """, row => new DashboardLine(
                new(row.GetGuid(0)), row.IsDBNull(1) ? null : row.GetString(1), new(row.GetGuid(2)), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.GetInt64(6),
                row.GetInt64(7), row.GetInt32(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9), row.GetInt64(10), row.GetDecimal(11), row.GetInt64(12),
                row.GetInt64(13), row.GetFieldValue<string[]>(14), WeekFigures.Nothing),
            stop, actor.Me.Value, actor.Here.Value);
        var monday = Week.StartOf(time.GetUtcNow());
        var week = lines.Count == 0 ? [] : await db.ReadFigures(actor.Here, lines.Select(line => line.ChildId), Week.BeginOf(monday), Week.BeginOf(monday.AddDays(7)), stop);
        return lines.ConvertAll(line => line with { ThisWeek = week.GetValueOrDefault(line.ChildId, WeekFigures.Nothing) });
    }
}
