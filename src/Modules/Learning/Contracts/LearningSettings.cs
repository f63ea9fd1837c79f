using Questory.Platform.Settings;

namespace Questory.Learning.Contracts;

public static class LearningSettings
{
    /// <summary>Minutes, 1 to 120: a longer silence does not count as learning (AE-040).</summary>
    public static readonly Setting<int> IdleMinutes = new("learning.idle_minutes", 5,
        "A pause longer than this many minutes does not count as learning time", SettingList.Between(1, 120));
}
