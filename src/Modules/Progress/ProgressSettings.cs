using System.Text.RegularExpressions;
using Questory.Platform.Settings;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;
using Questory.Progress.Streaks;

namespace Questory.Progress;

/// <summary>What realms decide for themselves about progress; the catalogues' differences lie here.</summary>
internal static partial class ProgressSettings
{
    public const string Everyone = "everyone";
    public const string Neighbours = "neighbours";
    public const string Off = "off";

    public static readonly Setting<string> Curve = SettingList.OneOf("progress.level_curve", "power",
        "How XP make levels: power (floor(100·L^1.3) more each), square (L²·100), triangular (50·n·(n−1)).", [.. LevelCurve.All.Keys]);

    public static readonly Setting<bool> NeverFalls = new("progress.level_never_falls", false,
        "A level once reached stays, even when XP are taken back.");

    public static readonly Setting<string> StreakDay = SettingList.OneOf("progress.streak_day", PersonDay.LearnerZone,
        "Whose calendar ends a streak's day: learner_zone or utc.", PersonDay.LearnerZone, PersonDay.Utc);

    public static readonly Setting<int> StreakDayStart = new("progress.streak_day_start", 0,
        "The hour at which a streak's day begins.", SettingList.Between(0, 12));

    public static readonly Setting<string[]> StreakActivities = new("progress.streak_activities",
        ["answered question", "completed lesson", "completed course"],
        "Which activities keep a streak, as “verb object”.", Each(Activity(), "Write each as “verb object”, e.g. “completed lesson”."));

    public static readonly Setting<string> LeaderboardVisibility = SettingList.OneOf("progress.leaderboard_visibility", Everyone,
        "Who is seen on the leaderboard: everyone, neighbours (only those next to oneself), or off.", Everyone, Neighbours, Off);

    public static readonly Setting<int> WearMost = new("progress.achievements_worn", 3,
        "How many achievements a person may wear at a time.", SettingList.Between(0, 20));

    public static readonly Setting<string[]> Categories = new("progress.achievement_categories",
        ["learning", "streaks", "mastery", "exploration", "social", "events"],
        "The categories of achievements.", Each(Word(), "Use lower-case words."));

    public static readonly Setting<string[]> Rarities = new("progress.achievement_rarities",
        ["common", "rare", "epic", "legendary", "event", "secret"],
        "The rarities of achievements, most common first.", Each(Word(), "Use lower-case words."));

    public static readonly Setting<string[]> AvatarCategories = new("progress.avatar_categories",
        ["robot", "animal", "fantasy", "space", "nature", "people"],
        "The categories of avatars.", Each(Word(), "Use lower-case words."));

    public static readonly Setting<string[]> AvatarRarities = new("progress.avatar_rarities",
        ["common", "rare", "epic", "legendary"],
        "The rarities of avatars, most common first.", Each(Word(), "Use lower-case words."));

    public static readonly Setting<int> ChallengesADay = new("progress.challenges_a_day", 3,
        "How many challenges a day has at least, as far as the stock of patterns reaches.", SettingList.Between(0, 10));

    public static void AddTo(SettingList settings) => settings.Add(
        Curve, NeverFalls, StreakDay, StreakDayStart, StreakActivities, LeaderboardVisibility, WearMost, Categories, Rarities,
        AvatarCategories, AvatarRarities, ChallengesADay, LearningTime.IdleMinutes);

    private static Func<string[], string?> Each(Regex shape, string cure) =>
        values => values.Length <= 50 && values.All(value => value is not null && shape.IsMatch(value)) ? null : cure;

    [GeneratedRegex("^[a-z]+ [a-z_]+$")]
    private static partial Regex Activity();

    [GeneratedRegex("^[a-z][a-z_-]{0,29}$")]
    private static partial Regex Word();
}
