using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;

namespace Questory.Progress.Seasons;

/// <summary>What spans several rows when a season is written: that no two overlap, and one reward per level.</summary>
internal static class SeasonWriting
{
    /// <summary>One writer at a time: two seasons that are fine by themselves could overlap together.</summary>
    public static Task<int> LockSeasons(this AppDb db, RealmId realm, CancellationToken stop) =>
        db.Execute("select pg_advisory_xact_lock(hashtextextended('progress.seasons' || $1::text, 0))", stop, realm.ToString());

    /// <summary>Null, or the conflict. To be asked under <see cref="LockSeasons"/>.</summary>
    public static async Task<Problem?> Clash(this AppDb db, Season season, CancellationToken stop)
    {
        var others = await db.Set<Season>().AsNoTracking().Where(other => other.RealmId == season.RealmId && other.Id != season.Id
            && (other.Slug == season.Slug || (other.StartsAt < season.EndsAt && other.EndsAt > season.StartsAt))).ToListAsync(stop);
        return others.Find(other => other.Slug == season.Slug) is not null ? Outcome.Conflict("slug_taken", $"There is a season “{season.Slug}” already.")
            : others is [var other, ..] ? Outcome.Conflict("seasons_overlap", $"“{other.Name}” runs from {other.StartsAt:yyyy-MM-dd HH:mm} to {other.EndsAt:yyyy-MM-dd HH:mm} (UTC). Only one season runs at a time.")
            : null;
    }

    /// <summary>Puts the rewards of a season in the place of those it had; null, or what is wrong. A level's reward stays the
    /// same thing when it is changed, so that nobody fetches it twice. What is retired is promised no more, but stays promised where it was.</summary>
    public static async Task<Problem?> Promise(this AppDb db, Season season, IReadOnlyList<RewardTerms> wanted, CancellationToken stop)
    {
        var slugs = wanted.Select(reward => reward.Achievement).OfType<string>().Distinct().ToList();
        var achievements = await db.Set<Achievement>().Where(a => a.RealmId == season.RealmId && slugs.Contains(a.Slug)).ToDictionaryAsync(a => a.Slug, stop);
        var worn = wanted.Select(reward => reward.Avatar).OfType<string>().Distinct().ToList();
        var avatars = await db.Set<Avatar>().Where(a => a.RealmId == season.RealmId && worn.Contains(a.Slug)).ToDictionaryAsync(a => a.Slug, stop);
        var present = await db.Set<SeasonReward>().Where(reward => reward.SeasonId == season.Id).ToListAsync(stop);
        foreach (var (place, terms) in wanted.Index())
        {
            var before = present.Find(reward => reward.Level == terms.Level);
            if (terms.Achievement is { } slug && Unfit(achievements.GetValueOrDefault(slug) is { } badge ? badge.IsActive || badge.Id == before?.AchievementId : null, "achievement", slug) is { } noBadge)
                return Outcome.Invalid($"rewards[{place}].achievement", noBadge);
            if (terms.Avatar is { } face && Unfit(avatars.GetValueOrDefault(face) is { } avatar ? avatar.IsActive || avatar.Id == before?.AvatarId : null, "avatar", face) is { } noAvatar)
                return Outcome.Invalid($"rewards[{place}].avatar", noAvatar);
        }
        var dropped = present.FindAll(reward => wanted.All(terms => terms.Level != reward.Level));
        if (await db.Set<SeasonClaim>().AnyAsync(claim => dropped.Select(reward => reward.Id).Contains(claim.RewardId), stop))
            return Outcome.Conflict("reward_claimed", "Somebody has fetched a reward that you want to take away; leave it in the season.");
        db.RemoveRange(dropped);
        foreach (var terms in wanted)
        {
            var reward = present.Find(known => known.Level == terms.Level);
            if (reward is null)
                db.Add(reward = SeasonReward.Create(season, terms.Level));
            reward.Promise(terms, terms.Achievement is null ? null : achievements[terms.Achievement].Id, terms.Avatar is null ? null : avatars[terms.Avatar].Id);
        }
        return null;
    }

    private static string? Unfit(bool? given, string what, string slug) => given switch
    {
        null => $"There is no {what} “{slug}” here.",
        false => $"The {what} “{slug}” is retired: it can be promised no more.",
        true => null,
    };
}
