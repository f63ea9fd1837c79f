using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rules;

namespace Questory.Progress.Achievements;

/// <summary>Takes an achievement out of the catalogue. One that somebody holds, or that a rule,
/// a course or a season's reward gives, can only be retired (AE-060).</summary>
[Requires(ProgressPermissions.Achievements), AmongOthers("Asks whether anybody holds it.")]
internal sealed class RemoveAchievement(AppDb db, Actor actor, RuleBooks books, Work work, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder achievements) => achievements
        .MapDelete("/{id}", (AchievementId id, Slice<RemoveAchievement> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Remove an achievement nobody holds");

    public async Task<Outcome<Done>> Run(AchievementId id, CancellationToken stop)
    {
        if (await db.Set<Achievement>().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop) is not { } achievement)
            return Outcome.NotFound("achievement");
        if (await db.Set<EarnedAchievement>().AnyAsync(e => e.AchievementId == id, stop))
            return Outcome.Conflict("held", "Somebody holds this; deactivate it instead.");
        if (await db.Set<RewardRule>().AnyAsync(rule => rule.AchievementId == id, stop))
            return Outcome.Conflict("given_by_rule", "A rule gives this; deactivate it instead.");
        if (await db.NamesAchievement(id, stop))
            return Outcome.Conflict("still_given", "A course or a season's reward gives this; deactivate it instead.");
        // Whoever earns it at this very moment wins: the foreign key is asked at the commit.
        db.Remove(achievement);
        audit.Write("remove achievement", "achievement", id.Value, details: new { achievement.Slug });
        books.ChangesWith(work, actor.Here);
        return Outcome.Done;
    }
}
