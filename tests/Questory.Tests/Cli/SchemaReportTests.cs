using Questory.Tests.Testing;

namespace Questory.Tests.Cli;

/// <summary>What an operator sees who asks which indexes there are.</summary>
public sealed class SchemaReportTests
{
    private const string Catalogue = """
        idx_users_email idx_users_parent_id idx_users_account_status idx_users_created_at idx_parents_email idx_parents_account_type
        idx_user_progress_user_id idx_user_progress_level idx_user_progress_streak idx_missions_topic idx_missions_difficulty
        idx_missions_active idx_missions_seasonal idx_user_mission_user idx_user_mission_status idx_user_mission_completed
        idx_lessons_mission idx_lessons_type idx_questions_lesson idx_questions_difficulty idx_attempts_user idx_attempts_question
        idx_attempts_correct idx_attempts_date idx_badges_category idx_badges_rarity idx_badges_active idx_user_badges_user
        idx_user_badges_unlocked idx_user_badges_equipped idx_daily_challenges_date idx_daily_challenges_active
        idx_challenge_progress_user idx_challenge_progress_completed idx_seasons_active idx_seasons_dates idx_season_progress_user
        idx_season_progress_season idx_avatars_category idx_avatars_rarity idx_avatars_unlock_type idx_user_avatars_user
        idx_activity_user idx_activity_type idx_activity_created idx_sessions_user idx_sessions_token idx_sessions_expires
        idx_topics_active idx_topic_progress_user
        """;

    [Fact, Row("AE-079")]
    public async Task Every_index_of_the_catalogue_is_served()
    {
        await using var database = await TestDatabases.Create();
        var (code, output) = await Report(database);
        Assert.True(code == 0, output);
        Assert.Contains("none is missing", output);
        Assert.All(Catalogue.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), name => Assert.Contains($"ok    {name}: ", output));
    }

    [Fact, Row("AE-079")]
    public async Task One_that_somebody_dropped_is_named()
    {
        await using var database = await TestDatabases.Create();
        await using (var drop = database.Owner.CreateCommand("drop index accounts_children_guardian"))
            await drop.ExecuteNonQueryAsync();
        var (code, output) = await Report(database);
        Assert.Equal(1, code);
        Assert.Contains("Missing: idx_users_parent_id.", output);
        Assert.Contains("FAIL  idx_users_parent_id: no index of accounts_children begins with (guardian_id)", output);
    }

    private static Task<(int Code, string Output)> Report(TestDatabase database) =>
        RunningHost.Run("doctor --schema", new Dictionary<string, string> { ["QUESTORY_DATABASE"] = database.ConnectionString });
}
