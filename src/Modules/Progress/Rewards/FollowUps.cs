using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Progress.Rewards;

/// <summary>What the fold leads to: activities of this room, to which rules, notices and feeds react in turn.</summary>
internal static class FollowUps
{
    public static IEnumerable<Activity> Of(PersonState person, RealmId realm, RealmTerms terms, DateTimeOffset now)
    {
        // Several thresholds crossed at once are one rise (CR-022).
        if (person.Level > person.LevelBefore)
            yield return New(ProgressActivities.ReachedLevel, person.Account.Value, $"Level {person.Level}",
                new Facts { ["level"] = (long)person.Level, ["from"] = (long)person.LevelBefore });
        foreach (var (what, _) in person.Earned)
            yield return New(ProgressActivities.EarnedAchievement, what.Achievement.Id.Value, what.Achievement.Name,
                new Facts { ["xp"] = what.Achievement.Xp, ["coins"] = what.Achievement.Coins, ["keys"] = what.Achievement.Keys, ["slug"] = what.Achievement.Slug });
        foreach (var (what, _) in person.Unlocked.Where(unlocked => !unlocked.What.ComesByItself))
            yield return New(ProgressActivities.UnlockedAvatar, what.Avatar.Id.Value, what.Avatar.Name,
                new Facts { ["slug"] = what.Avatar.Slug, ["kind"] = Naming.Snake(what.Avatar.UnlockType) });
        foreach (var (what, _, _, _, _) in person.Challenges.Completed)
            yield return New(ProgressActivities.CompletedChallenge, what.Challenge.Id.Value, what.Challenge.Title,
                new Facts { ["kind"] = what.Challenge.ChallengeType });
        foreach (var (season, before, xp) in person.Seasons.Changed)
            if (season.LevelOf(before, terms.Curve) is var from && season.LevelOf(xp, terms.Curve) is var level && level > from)
                yield return New(ProgressActivities.ReachedSeasonLevel, season.Id.Value, season.Name,
                    new Facts { ["level"] = (long)level, ["from"] = (long)from });

        Activity New(ActivityType type, Guid objectId, string label, Facts facts) =>
            new(Guid.CreateVersion7(now), realm, person.Account, type, objectId, label, now, facts);
    }
}
