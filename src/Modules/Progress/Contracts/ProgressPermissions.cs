namespace Questory.Progress.Contracts;

public static class ProgressPermissions
{
    public const string View = "progress.view";
    public const string Correct = "progress.correct";
    public const string Rules = "progress.rules";
    public const string Achievements = "progress.achievements";
    public const string Avatars = "progress.avatars";
    public const string Challenges = "progress.challenges";
    public const string Seasons = "progress.seasons";
}
