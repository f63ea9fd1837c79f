using Npgsql;
using Questory.Platform.Access;

namespace Questory.Insights.Summaries;

/// <summary>A person's progress in short, from the view <c>v_user_progress_summary</c> (AE-043).</summary>
/// <param name="FirstName">Null for who has given none; like the age for the child itself, its parent and admins alone.</param>
/// <param name="Age">Whole years; null for who is no child.</param>
/// <param name="CurrentStreakDays">0 once a whole day has gone by without anything that counts.</param>
/// <param name="AverageAccuracy">0.00 to 100.00.</param>
/// <param name="TotalBadges">Distinct ones, from the records; <paramref name="BadgesEarned"/> is the counter. Likewise the missions.</param>
public sealed record Summary(
    AccountId UserId, string? FirstName, string DisplayName, int? Age, DateTimeOffset JoinedAt, int CurrentLevel, long TotalXp,
    long MissionsCompleted, long BadgesEarned, int CurrentStreakDays, DateOnly? LastActivityDate, long TotalTimeMinutes,
    decimal AverageAccuracy, long TotalBadges, long CompletedMissions)
{
    internal const string Columns = """
        s.user_id, s.first_name, s.display_name, s.age, s.joined_at, s.current_level, s.total_xp, s.missions_completed, s.badges_earned,
        s.current_streak_days, s.last_activity_date, s.total_time_minutes, s.average_accuracy, s.total_badges, s.completed_missions
        """;

    internal static Summary From(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4),
        row.GetInt32(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateOnly>(10),
        row.GetInt64(11), row.GetDecimal(12), row.GetInt64(13), row.GetInt64(14));
}
