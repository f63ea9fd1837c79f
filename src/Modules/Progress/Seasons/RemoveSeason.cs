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

namespace Questory.Progress.Seasons;

/// <summary>Takes a season away in which nobody has earned anything yet; any other can only be ended (AE-080).</summary>
[Requires(ProgressPermissions.Seasons), AmongOthers("Asks whether anybody has earned XP in the season.")]
internal sealed class RemoveSeason(AppDb db, Actor actor, RuleBooks books, Work work, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder seasons) => seasons
        .MapDelete("/{id}", (SeasonId id, Slice<RemoveSeason> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Remove a season nobody has earned XP in");

    public async Task<Outcome<Done>> Run(SeasonId id, CancellationToken stop)
    {
        if (await db.Set<Season>().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.Id == id, stop) is not { } season)
            return Outcome.NotFound("season");
        if (await db.Set<SeasonStanding>().AnyAsync(standing => standing.RealmId == actor.Here && standing.SeasonId == id, stop))
            return Outcome.Conflict("begun", "Somebody has earned XP in this season; end it instead.");
        // Rewards go along. Whoever earns at this very moment, or a course that plays in it, wins: asked at the commit.
        db.Remove(season);
        audit.Write("remove season", "season", id.Value, details: new { season.Slug });
        books.ChangesWith(work, actor.Here);
        return Outcome.Done;
    }
}
