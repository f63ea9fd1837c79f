using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Achievements;

/// <summary>Wears an own achievement for others to see, or takes it off; as many at a time as the realm allows (AE-063).</summary>
[SignedIn]
internal sealed class WearAchievement(AppDb db, Actor actor, CurrentSettings settings)
{
    public static void Map(RouteGroupBuilder achievements)
    {
        achievements.MapPut("/{id}/wearing", (AchievementId id, Slice<WearAchievement> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, true, stop), stop).ToHttp()).WithSummary("Wear an achievement");
        achievements.MapDelete("/{id}/wearing", (AchievementId id, Slice<WearAchievement> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, false, stop), stop).ToHttp()).WithSummary("Take an achievement off");
    }

    public async Task<Outcome<Done>> Run(AchievementId id, bool wear, CancellationToken stop)
    {
        // Two put on in the same moment must not both be the last one allowed.
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        var mine = await db.Set<EarnedAchievement>().Where(e => e.AccountId == actor.Me && e.RealmId == actor.Here).ToListAsync(stop);
        if (mine.Find(e => e.AchievementId == id) is not { } chosen)
            return NotEarned;
        var most = await settings.Get(ProgressSettings.WearMost, stop);
        if (wear && !chosen.IsWorn && mine.Count(e => e.IsWorn) >= most)
            return Outcome.Conflict("wears_enough", $"You can wear {most} at a time: take one off first.");
        chosen.IsWorn = wear;
        return Outcome.Done;
    }

    internal static Problem NotEarned => Outcome.Conflict("not_earned", "You have not earned this yet.");
}
