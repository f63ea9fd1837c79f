using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Settings;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;
using Questory.Progress.People;
using Questory.Progress.Rewards;

namespace Questory.Progress.Seasons;

/// <summary>A season with a person's place in it (AE-068).</summary>
/// <param name="IsActive">It runs at this moment.</param>
/// <param name="DaysLeft">Days until it ends, begun ones counted whole; 0 when it is not running.</param>
/// <param name="LevelBeganAt">Season XP at which the present level began.</param>
/// <param name="XpToNextLevel">What is still missing; null on the last level.</param>
/// <param name="RewardsClaimed">Levels whose reward was fetched, rising.</param>
public sealed record SeasonTrack(
    SeasonId Id, string Slug, string Name, string Description, string? Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    bool IsActive, int DaysLeft, int TotalLevels, long SeasonXp, int SeasonLevel, long LevelBeganAt, long? XpToNextLevel,
    IReadOnlyList<int> RewardsClaimed, IReadOnlyList<SeasonStep> Levels);

/// <param name="BeginsAt">Season XP at which the level begins.</param>
/// <param name="State"><c>locked</c>, <c>claimable</c>, <c>claimed</c>; <c>reached</c> when there is nothing to fetch.</param>
public sealed record SeasonStep(int Level, long BeginsAt, string State, SeasonPrize? Reward);

/// <param name="Coins">Minor units, like <paramref name="Keys"/>.</param>
/// <param name="Achievement">The achievement that comes with it.</param>
/// <param name="Avatar">The avatar that comes with it.</param>
public sealed record SeasonPrize(long Xp, long Coins, long Keys, SeasonAchievement? Achievement, SeasonAvatar? Avatar);

public sealed record SeasonAchievement(string Slug, string Name, string Rarity, string Icon, string Category);

public sealed record SeasonAvatar(string Slug, string Name, string ImageUrl, string Rarity);

/// <summary>Reads seasons as one person sees them.</summary>
internal sealed class SeasonTracks(AppDb db, Actor actor, CurrentSettings settings, TimeProvider time)
{
    /// <summary>Level 1 with no XP for someone who has earned nothing in it.</summary>
    public async Task<SeasonTrack> Of(Season season, AccountId account, CancellationToken stop)
    {
        var (curve, now) = (LevelCurve.All[await settings.Get(ProgressSettings.Curve, stop)], time.GetUtcNow());
        var xp = await db.Set<SeasonStanding>().AsNoTracking()
            .Where(s => s.AccountId == account && s.RealmId == actor.Here && s.SeasonId == season.Id).Select(s => s.Xp).SingleOrDefaultAsync(stop);
        var claimed = await Claimed(season.Id, account, stop);
        var prizes = await Prizes(season.Id, stop);
        var level = season.LevelOf(xp, curve);
        var running = season.RunsAt(now);
        return new SeasonTrack(season.Id, season.Slug, season.Name, season.Description, season.Theme, season.StartsAt, season.EndsAt,
            running, running ? (int)Math.Ceiling((season.EndsAt - now).TotalDays) : 0, season.TotalLevels, xp, level,
            season.Threshold(level, curve), level == season.TotalLevels ? null : season.Threshold(level + 1, curve) - xp, claimed,
            [.. Enumerable.Range(1, season.TotalLevels).Select(step => new SeasonStep(step, season.Threshold(step, curve),
                step > level ? "locked" : !prizes.ContainsKey(step) ? "reached" : claimed.Contains(step) ? "claimed" : "claimable",
                prizes.GetValueOrDefault(step)))]);
    }

    /// <summary>XP, level and rewards claimed in the running season; 0, 1, 0 where none runs (AE-034).</summary>
    public static (long Xp, int Level, int Claimed) Running(RealmTerms terms, OwnProgress own, DateTimeOffset now)
    {
        if (terms.Book.SeasonAt(now) is not { } season)
            return (0, 1, 0);
        var (xp, claimed) = own.Seasons.GetValueOrDefault(season.Id.Value);
        return (xp, season.LevelOf(xp, terms.Curve), claimed);
    }

    private Task<List<int>> Claimed(SeasonId season, AccountId account, CancellationToken stop) => (
        from claim in db.Set<SeasonClaim>()
        join reward in db.Set<SeasonReward>() on claim.RewardId equals reward.Id
        where claim.AccountId == account && claim.RealmId == actor.Here && reward.SeasonId == season
        orderby reward.Level
        select reward.Level).ToListAsync(stop);

    private async Task<Dictionary<int, SeasonPrize>> Prizes(SeasonId season, CancellationToken stop) => (await (
        from reward in db.Set<SeasonReward>().AsNoTracking()
        join given in db.Set<Achievement>() on reward.AchievementId equals given.Id into named
        from achievement in named.DefaultIfEmpty()
        join worn in db.Set<Avatar>() on reward.AvatarId equals worn.Id into faces
        from avatar in faces.DefaultIfEmpty()
        where reward.SeasonId == season
        select new { reward, achievement, avatar }).ToListAsync(stop)).ToDictionary(pair => pair.reward.Level, pair => new SeasonPrize(
            pair.reward.Xp, pair.reward.Coins, pair.reward.Keys, pair.achievement is null ? null : Shown(pair.achievement),
            pair.avatar is { } face ? new SeasonAvatar(face.Slug, face.Name, face.ImageUrl, face.Rarity) : null));

    // A secret one stays a secret until it is earned (AE-064), also when a season promises it.
    private static SeasonAchievement Shown(Achievement achievement) => achievement.IsSecret
        ? new("", "", "secret", "question-mark", achievement.Category)
        : new(achievement.Slug, achievement.Name, achievement.Rarity, achievement.Icon, achievement.Category);
}
