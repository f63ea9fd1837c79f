using Npgsql;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Insights.Classes;

/// <summary>A learner as a teacher sees them: no first name, age, address or parent (AE-032, AE-043).</summary>
/// <param name="Accuracy">0.00 to 100.00.</param>
/// <param name="Face">The picture of the avatar worn; null when none is.</param>
/// <param name="Streak">0 once a whole day has gone by without anything that counts.</param>
public sealed record ClassRow(
    AccountId Learner, string DisplayName, int Level, long Xp, long Missions, int Streak, decimal Accuracy, DateOnly? LastDay, long Minutes, long Badges, string? Face);

/// <summary>The learners of groups with their figures, in one round trip.</summary>
internal sealed class ClassRows(AppDb db)
{
    public Task<List<ClassRow>> Of(GroupId group, AccountId? one, CancellationToken stop) => db.Rows($"""
        select learner.account_id, learner.display_name, s.current_level, s.total_xp, s.missions_completed, s.current_streak_days, s.average_accuracy,
               s.last_activity_date, s.total_time_minutes, s.total_badges, learner.face
        from {GroupsInSql.Learners} learner
        join v_user_progress_summary s on s.user_id = learner.account_id and s.realm_id = learner.realm_id
        where learner.group_id = $1 and ($2::uuid is null or learner.account_id = $2)
        order by learner.display_name, learner.account_id
        """, Row, stop, group.Value, one?.Value);

    private static ClassRow Row(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetDecimal(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7), row.GetInt64(8), row.GetInt64(9), row.IsDBNull(10) ? null : row.GetString(10));
}
