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
    /// same thing when it is changed, so that nobody fetches it twice.</summary>
    public static async Task<Problem?> Promise(this AppDb db, Season season, IReadOnlyList<RewardTerms> wanted, CancellationToken stop)
    {
        var slugs = wanted.Select(reward => reward.Achievement).OfType<string>().Distinct().ToList();
        var achievements = await db.Set<Achievement>().Where(a => a.RealmId == season.RealmId && slugs.Contains(a.Slug)).ToDictionaryAsync(a => a.Slug, a => a.Id, stop);
        var worn = wanted.Select(reward => reward.Avatar).OfType<string>().Distinct().ToList();
        var avatars = await db.Set<Avatar>().Where(a => a.RealmId == season.RealmId && worn.Contains(a.Slug)).ToDictionaryAsync(a => a.Slug, a => a.Id, stop);
        foreach (var (place, terms) in wanted.Index())
            if (terms.Achievement is { } slug && !achievements.ContainsKey(slug))
                return Outcome.Invalid($"rewards[{place}].achievement", $"There is no achievement “{slug}” here.");
            else if (terms.Avatar is { } face && !avatars.ContainsKey(face))
                return Outcome.Invalid($"rewards[{place}].avatar", $"There is no avatar “{face}” here.");

        var present = await db.Set<SeasonReward>().Where(reward => reward.SeasonId == season.Id).ToListAsync(stop);
        var dropped = present.FindAll(reward => wanted.All(terms => terms.Level != reward.Level));
        if (await db.Set<SeasonClaim>().AnyAsync(claim => dropped.Select(reward => reward.Id).Contains(claim.RewardId), stop))
            return Outcome.Conflict("reward_claimed", "Somebody has fetched a reward that you want to take away; leave it in the season.");
        db.RemoveRange(dropped);
        foreach (var terms in wanted)
        {
            var reward = present.Find(known => known.Level == terms.Level);
            if (reward is null)
                db.Add(reward = SeasonReward.Create(season, terms.Level));
            reward.Promise(terms, terms.Achievement is null ? null : achievements[terms.Achievement], terms.Avatar is null ? null : avatars[terms.Avatar]);
        }
        return null;
    }
}
