using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Achievements;

/// <summary>Marks an own achievement as a favourite, or no longer (AE-063).</summary>
[SignedIn]
internal sealed class FavourAchievement(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder achievements)
    {
        achievements.MapPut("/{id}/favourite", (AchievementId id, Slice<FavourAchievement> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, true, stop), stop).ToHttp()).WithSummary("Mark an achievement as a favourite");
        achievements.MapDelete("/{id}/favourite", (AchievementId id, Slice<FavourAchievement> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, false, stop), stop).ToHttp()).WithSummary("Unmark a favourite");
    }

    public async Task<Outcome<Done>> Run(AchievementId id, bool favourite, CancellationToken stop)
    {
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        if (await db.Set<EarnedAchievement>().SingleOrDefaultAsync(e => e.AccountId == actor.Me && e.RealmId == actor.Here && e.AchievementId == id, stop) is not { } mine)
            return WearAchievement.NotEarned;
        mine.IsFavourite = favourite;
        return Outcome.Done;
    }
}
