namespace Questory.Insights.Schema;

/// <summary>An index that the kids edition's catalogue asks for (AE-079), and where our schema answers the same question.</summary>
/// <param name="Columns">Leading columns in order, separated by a comma and a blank.</param>
/// <param name="Why">Where our columns differ from the catalogue's.</param>
internal sealed record CatalogueIndex(string Name, string Table, string Columns, string? Why = null, bool Unique = false);

internal static class CatalogueIndexes
{
    private const string OnePerson = "asked of one person, whose few rows the key finds";
    private const string WholeCatalogue = "a realm's catalogue is read whole and kept in order";

    public static readonly IReadOnlyList<CatalogueIndex> All =
    [
        new("idx_users_email", "accounts_accounts", "email", Unique: true),
        new("idx_users_parent_id", "accounts_children", "guardian_id", "the parent stands with what makes an account a child"),
        new("idx_users_account_status", "accounts_accounts", "status"),
        new("idx_users_created_at", "accounts_accounts", "created_at"),
        new("idx_parents_email", "accounts_accounts", "email", "parents are accounts too", Unique: true),
        new("idx_parents_account_type", "realms_member_roles", "realm_id, role", "the account type is a role in a realm"),
        new("idx_user_progress_user_id", "progress_persons", "account_id, realm_id", "unique per person and realm", Unique: true),
        new("idx_user_progress_level", "progress_persons", "realm_id, total_xp", "levels follow from XP, so its order is theirs"),
        new("idx_user_progress_streak", "progress_persons", "account_id, realm_id", "a streak is " + OnePerson, Unique: true),
        new("idx_missions_topic", "learning_courses", "topic_id", "missions are courses"),
        new("idx_missions_difficulty", "learning_courses", "realm_id, difficulty"),
        new("idx_missions_active", "learning_course_publications", "course_id", "a mission is active while it has a publication", Unique: true),
        new("idx_missions_seasonal", "learning_courses", "season_id", "a mission is seasonal when it has a season"),
        new("idx_user_mission_user", "learning_course_progress", "account_id"),
        new("idx_user_mission_status", "learning_course_progress", "account_id", OnePerson),
        new("idx_user_mission_completed", "learning_course_progress", "account_id", OnePerson),
        new("idx_lessons_mission", "learning_lessons", "course_id, position"),
        new("idx_lessons_type", "learning_lessons", "course_id, position", "asked of one mission, whose few lessons the key finds"),
        new("idx_questions_lesson", "assessment_items", "assessment_id", "a lesson asks the items of its assessment"),
        new("idx_questions_difficulty", "assessment_question_versions", "realm_id, difficulty", "each version of a question has its own"),
        new("idx_attempts_user", "assessment_answers", "account_id", "an attempt at a question is an answer"),
        new("idx_attempts_question", "assessment_answers", "question_id"),
        new("idx_attempts_correct", "assessment_answers", "account_id, question_id", "right answers are counted per person and question"),
        new("idx_attempts_date", "assessment_answers", "account_id, realm_id, answered_at"),
        new("idx_badges_category", "progress_achievements", "realm_id, category", "badges are achievements"),
        new("idx_badges_rarity", "progress_achievements", "realm_id, rarity"),
        new("idx_badges_active", "progress_achievements", "realm_id", WholeCatalogue),
        new("idx_user_badges_user", "progress_earned_achievements", "account_id, realm_id"),
        new("idx_user_badges_unlocked", "progress_earned_achievements", "account_id, realm_id", OnePerson),
        new("idx_user_badges_equipped", "progress_earned_achievements", "account_id, realm_id", OnePerson),
        new("idx_daily_challenges_date", "progress_challenges", "realm_id, valid_date"),
        new("idx_daily_challenges_active", "progress_challenges", "realm_id, valid_date", "asked together with the day"),
        new("idx_challenge_progress_user", "progress_challenge_runs", "account_id, realm_id"),
        new("idx_challenge_progress_completed", "progress_challenge_runs", "account_id, realm_id, challenge_id", "asked of one person and challenge"),
        new("idx_seasons_active", "progress_seasons", "realm_id, starts_at, ends_at", "a season is active by its dates"),
        new("idx_seasons_dates", "progress_seasons", "realm_id, starts_at, ends_at"),
        new("idx_season_progress_user", "progress_season_standings", "account_id, realm_id"),
        new("idx_season_progress_season", "progress_season_standings", "season_id"),
        new("idx_avatars_category", "progress_avatars", "realm_id", WholeCatalogue),
        new("idx_avatars_rarity", "progress_avatars", "realm_id", WholeCatalogue),
        new("idx_avatars_unlock_type", "progress_avatars", "realm_id", WholeCatalogue),
        new("idx_user_avatars_user", "progress_owned_avatars", "account_id, realm_id"),
        new("idx_activity_user", "platform_activity", "account_id, at"),
        new("idx_activity_type", "platform_activity", "realm_id, verb", "the type of an activity is its verb"),
        new("idx_activity_created", "platform_activity", "realm_id, at"),
        new("idx_sessions_user", "accounts_sessions", "account_id"),
        new("idx_sessions_token", "accounts_sessions", "token_hash", "only a hash of the token is kept", Unique: true),
        new("idx_sessions_expires", "accounts_sessions", "expires_at"),
        new("idx_topics_active", "learning_topics", "realm_id, is_active"),
        new("idx_topic_progress_user", "learning_course_progress", "account_id", "progress in a topic is counted from its missions"),
    ];
}
