using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>A season as its authors wrote it.</summary>
[Requires(ProgressPermissions.Seasons), AmongOthers("Counts how many people have earned XP in the season."), Reads]
internal sealed class ReadSeason(AppDb db, Actor actor, Edits edits)
{
    /// <param name="People">How many have earned XP in it.</param>
    public sealed record View(SeasonId Id, SeasonTerms Terms, int People);

    public static void Map(RouteGroupBuilder seasons) => seasons
        .MapGet("/{id}/terms", (SeasonId id, Slice<ReadSeason> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("A season as its authors wrote it");

    public async Task<Outcome<View>> Run(SeasonId id, CancellationToken stop)
    {
        if (await db.Set<Season>().AsNoTracking().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.Id == id, stop) is not { } season)
            return Outcome.NotFound("season");
        await edits.Show<Season>(id.Value, stop);
        var rewards = await (
            from reward in db.Set<SeasonReward>().AsNoTracking()
            join given in db.Set<Achievement>() on reward.AchievementId equals given.Id into named
            from achievement in named.DefaultIfEmpty()
            join worn in db.Set<Avatar>() on reward.AvatarId equals worn.Id into faces
            from avatar in faces.DefaultIfEmpty()
            where reward.SeasonId == id
            orderby reward.Level
            select new RewardTerms(reward.Level, reward.Xp, reward.Coins, reward.Keys, achievement == null ? null : achievement.Slug, avatar == null ? null : avatar.Slug)).ToListAsync(stop);
        return new View(id, new SeasonTerms(season.Name, season.Description, season.Theme, season.StartsAt, season.EndsAt,
            season.TotalLevels, season.LevelSteps, rewards, season.Slug),
            await db.Set<SeasonStanding>().CountAsync(standing => standing.RealmId == actor.Here && standing.SeasonId == id, stop));
    }
}
