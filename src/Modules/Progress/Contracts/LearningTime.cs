using Questory.Platform.Settings;

namespace Questory.Progress.Contracts;

/// <summary>How time spent is counted, the same in every room.</summary>
public static class LearningTime
{
    /// <summary>Minutes, 1 to 120: a longer silence does not count as time spent (AE-040).</summary>
    public static readonly Setting<int> IdleMinutes = new("progress.idle_minutes", 5,
        "A pause longer than this many minutes does not count as time spent", SettingList.Between(1, 120));
}
