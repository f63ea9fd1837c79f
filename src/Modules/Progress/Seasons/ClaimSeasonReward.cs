using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;

namespace Questory.Progress.Seasons;

/// <summary>Fetches the reward of a season level that I have reached: once, while the season runs or after it (AE-069).</summary>
[SignedIn]
internal sealed class ClaimSeasonReward(AppDb db, Actor actor, ActivityStream stream, CurrentSettings settings, SeasonTracks tracks, TimeProvider time)
{
    /// <param name="Receipts">What the realm's rules have paid for it, line by line.</param>
    public sealed record View(SeasonTrack Season, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder seasons) => seasons
        .MapPut("/{id}/rewards/{level}/claim", (SeasonId id, string level, Slice<ClaimSeasonReward> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, int.TryParse(level, out var number) ? number : 0, stop), stop).ToHttp())
        .WithSummary("Fetch the reward of a level reached");

    public async Task<Outcome<View>> Run(SeasonId id, int level, CancellationToken stop)
    {
        // Of two claims in the same moment the second one waits here, and finds the first.
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        var now = time.GetUtcNow();
        if (await db.Set<Season>().AsNoTracking().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.Id == id && s.StartsAt <= now, stop) is not { } season)
            return Outcome.NotFound("season");
        if (await db.Set<SeasonReward>().AsNoTracking().SingleOrDefaultAsync(r => r.SeasonId == id && r.Level == level, stop) is not { } reward)
            return Outcome.NotFound("reward");
        var xp = await db.Set<SeasonStanding>().Where(s => s.AccountId == actor.Me && s.RealmId == actor.Here && s.SeasonId == id).Select(s => s.Xp).SingleOrDefaultAsync(stop);
        if (season.LevelOf(xp, LevelCurve.All[await settings.Get(ProgressSettings.Curve, stop)]) is var reached && level > reached)
            return Outcome.Conflict("not_reached", $"This opens at season level {level}; you are at level {reached}.");
        if (await db.Set<SeasonClaim>().AnyAsync(c => c.AccountId == actor.Me && c.RealmId == actor.Here && c.RewardId == reward.Id, stop))
            return Outcome.Conflict("already_claimed", "You have fetched this reward already.");

        var receipts = await stream.Record(ProgressActivities.ClaimedSeasonReward, reward.Id, season.Name, FactsOf(reward), stop);
        db.Add(new SeasonClaim { AccountId = actor.Me, RealmId = actor.Here, RewardId = reward.Id, ClaimedAt = now });
        await db.SaveChangesAsync(stop);
        return new View(await tracks.Of(season, actor.Me, stop), receipts);
    }

    private static Facts FactsOf(SeasonReward reward)
    {
        var facts = new Facts { ["xp"] = reward.Xp, ["coins"] = reward.Coins, ["keys"] = reward.Keys, ["level"] = (long)reward.Level };
        if (reward.AchievementId is { } achievement)
            facts[AchievementKeys.Fact] = achievement.ToString();
        if (reward.AvatarId is { } avatar)
            facts["avatar"] = avatar.ToString();
        return facts;
    }
}
