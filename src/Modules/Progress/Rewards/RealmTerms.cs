using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Settings;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;
using Questory.Progress.Rules;
using Questory.Progress.Streaks;

namespace Questory.Progress.Rewards;

/// <summary>Everything a realm has decided that the rewards need; the same for all activities of a round.</summary>
internal sealed record RealmTerms(RuleBook Book, LevelCurve Curve, bool LevelNeverFalls, PersonDay Day, IReadOnlySet<string> StreakActivities, TimeSpan LongestPause)
{
    public static async Task<RealmTerms> Of(RealmId realm, RuleBooks books, CurrentSettings settings, CancellationToken stop) => new(
        await books.Of(realm, stop),
        LevelCurve.All[await settings.Get(ProgressSettings.Curve, realm, stop)],
        await settings.Get(ProgressSettings.NeverFalls, realm, stop),
        new PersonDay(await settings.Get(ProgressSettings.StreakDay, realm, stop) == PersonDay.Utc,
            await settings.Get(ProgressSettings.StreakDayStart, realm, stop)),
        (await settings.Get(ProgressSettings.StreakActivities, realm, stop)).ToHashSet(),
        TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, realm, stop)));

    public bool KeepsStreak(ActivityType type) => StreakActivities.Contains(type.ToString());

    public int LevelAt(long xp, int before) =>
        LevelNeverFalls ? Math.Max(before, Curve.LevelOf(xp)) : Curve.LevelOf(xp);
}
