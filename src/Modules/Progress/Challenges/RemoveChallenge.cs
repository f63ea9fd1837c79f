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

namespace Questory.Progress.Challenges;

/// <summary>Takes a challenge out of the plan. One that somebody has begun can only be retired (AE-080).</summary>
[Requires(ProgressPermissions.Challenges), AmongOthers("Asks whether anybody has begun the challenge.")]
internal sealed class RemoveChallenge(AppDb db, Actor actor, RuleBooks books, Work work, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder challenges) => challenges
        .MapDelete("/{id}", (ChallengeId id, Slice<RemoveChallenge> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Remove a challenge nobody has begun");

    public async Task<Outcome<Done>> Run(ChallengeId id, CancellationToken stop)
    {
        if (await db.Set<Challenge>().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop) is not { } challenge)
            return Outcome.NotFound("challenge");
        if (await db.Set<ChallengeRun>().AnyAsync(run => run.ChallengeId == id, stop))
            return Outcome.Conflict("begun", "Somebody has begun this; retire it instead.");
        // Whoever begins at this very moment wins: the foreign key is asked at the commit.
        db.Remove(challenge);
        audit.Write("remove challenge", "challenge", id.Value, details: new { challenge.Title, challenge.ValidDate });
        books.ChangesWith(work, actor.Here);
        return Outcome.Done;
    }
}
