namespace Questory.Progress.Avatars;

/// <summary>How one comes to an avatar, as people read it.</summary>
internal static class UnlockWords
{
    public static string Of(string unlockType) => unlockType switch
    {
        "default" => "Everybody has it",
        "level" => "By level",
        "badge" => "Earned",
        "purchase" => "Bought",
        "seasonal" => "In a season",
        _ => unlockType,
    };
}
