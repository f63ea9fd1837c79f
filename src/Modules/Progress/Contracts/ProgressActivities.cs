using Questory.Platform.Activity;

namespace Questory.Progress.Contracts;

/// <summary>What this room records because of other activities, and the counters that activities of all rooms feed.</summary>
public static class ProgressActivities
{
    /// <summary>Once for however many thresholds were crossed.</summary>
    public static readonly ActivityType ReachedLevel = new("reached", "level",
        "Somebody reaches a new level", "level", "from");

    public static readonly ActivityType EarnedAchievement = new("earned", "achievement",
        "Somebody earns an [achievement]", "xp", "coins", "keys", "slug");

    /// <summary>Facts: <c>slug</c>; <c>kind</c>: how one comes to it. Not for those that everybody has.</summary>
    public static readonly ActivityType UnlockedAvatar = new("unlocked", "avatar",
        "Somebody comes to an avatar", "slug", "kind");

    public static readonly ActivityType CorrectedXp = new("corrected", "xp",
        "Somebody's XP are corrected by hand", "amount", "reason", "reverses", "earned");

    /// <summary>Facts: <c>kind</c>: the challenge's type.</summary>
    public static readonly ActivityType CompletedChallenge = new("completed", "challenge",
        "Somebody reaches the goal of a challenge", "kind");

    public static readonly ActivityType ClaimedChallenge = new("claimed", "challenge",
        "Somebody fetches the reward of a challenge", "xp", "coins", "kind");

    /// <summary>Once for however many thresholds were crossed.</summary>
    public static readonly ActivityType ReachedSeasonLevel = new("reached", "season_level",
        "Somebody reaches a new level of a season", "level", "from");

    /// <summary>Facts besides the amounts: <c>achievement</c>: id of the one that comes with it; <c>avatar</c>: id of the avatar.</summary>
    public static readonly ActivityType ClaimedSeasonReward = new("claimed", "season_reward",
        "Somebody fetches the reward of a season's level", "xp", "coins", "keys", "level", AchievementKeys.Fact, "avatar");

    /// <summary>Facts by which an activity is counted once more under its own variant, when it carries them: a yes/no
    /// fact that holds under its name (<c>right</c>), a text fact as <c>topic=how-ai-thinks</c> or <c>kind=quiz</c>.</summary>
    public static readonly IReadOnlyList<string> CountedTexts = ["topic", "kind", "slug"];

    /// <summary>Who does this is amid learning: the time until their next sign of life is active (AE-040).</summary>
    public static readonly IReadOnlySet<string> AmidLearning = new HashSet<string> { "answered question" };

    /// <summary>What decides later about something done before: a written answer that somebody marks. What is <c>right</c> or
    /// <c>first_right</c> by it counts for whatever asks for right ones of the earlier kind; taken back (<c>was_right</c>), no longer
    /// among its counts. For a challenge it counts on the day it is decided, once (<c>newly_right</c>).</summary>
    public static readonly IReadOnlyDictionary<(string Verb, string Object), (string Verb, string Object)> DecidedLater =
        new Dictionary<(string, string), (string, string)> { [("marked", "question")] = ("answered", "question") };

    /// <summary>Number facts that are added up under <c>sum=seconds</c> and <c>sum=active_seconds</c> (AE-040).</summary>
    public static readonly IReadOnlyList<string> CountedNumbers = ["seconds", "active_seconds"];
}
