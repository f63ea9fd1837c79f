using Questory.Platform.Texts;

namespace Questory.Learning.Courses;

/// <summary>Words and signs for kinds and states of courses and lessons.</summary>
internal static class Faces
{
    public static string Difficulty(Text text, string code) => code.ToLowerInvariant() switch
    {
        "easy" => text["Easy"],
        "medium" => text["Medium"],
        "hard" => text["Hard"],
        _ => code,
    };

    public static string DifficultyTone(string code) => code.ToLowerInvariant() switch { "easy" => "good", "medium" => "info", _ => "warn" };

    public static string LessonKind(Text text, string kind) => kind switch
    {
        "video" => text["Film"],
        "reading" => text["Reading"],
        "interactive" => text["Try out"],
        "quiz" => text["[Quiz]"],
        "challenge" => text["Challenge"],
        _ => kind,
    };

    public static string LessonIcon(string kind) => kind switch
    {
        "video" => "movie",
        "interactive" => "puzzle",
        "quiz" => "help",
        "challenge" => "crown",
        _ => "book-2",
    };

    public static string CourseKind(Text text, string kind) => kind switch { "quest_line" => text["Quest line"], "mission" => text["Mission"], _ => text["Course"] };

    public static string MissionType(Text text, string type) => type switch
    {
        "story" => text["Story"],
        "skill" => text["Skill"],
        "challenge" => text["Challenge"],
        "explorer" => text["Explorer"],
        "group" => text["Together"],
        _ => type,
    };

    public static string MissionIcon(string? type) => type switch
    {
        "story" => "book-2",
        "skill" => "bulb",
        "challenge" => "crown",
        "explorer" => "rocket",
        "group" => "users-group",
        _ => "map",
    };

    private static readonly string[] tones = ["streak", "xp", "good", "accent", "info"];

    /// <summary>A topic keeps its colour wherever it shows.</summary>
    public static string TopicTone(string? topic) => topic is null ? "accent" : tones[topic.Sum(letter => letter) % tones.Length];
}
