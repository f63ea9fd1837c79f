using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Achievements;

/// <summary>Orders the achievements anew, all or nothing (AE-080).</summary>
[Requires(ProgressPermissions.Achievements)]
internal sealed class ArrangeAchievements(AppDb db, Actor actor, AuditTrail audit)
{
    /// <param name="Achievements">Every achievement of the realm exactly once, in the new order.</param>
    public sealed record Request([Required, MaxLength(10_000)] IReadOnlyList<AchievementId> Achievements);

    public static void Map(RouteGroupBuilder achievements) => achievements
        .MapPut("/order", (Request? request, Slice<ArrangeAchievements> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Order the achievements");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (!await db.Arrange("progress_achievements", actor.Here, [.. request.Achievements.Select(id => id.Value)], stop))
            return Outcome.Invalid("achievements", "Name every achievement of this realm exactly once.");
        audit.Write("arrange achievements", "realm", actor.Here.Value);
        return Outcome.Done;
    }
}
