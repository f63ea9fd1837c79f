using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Challenges;

/// <summary>Fetches the reward of a challenge that I have completed: once, and before it expires (AE-066).</summary>
[SignedIn]
internal sealed class ClaimChallenge(AppDb db, Actor actor, ActivityStream stream, TimeProvider time)
{
    /// <param name="Receipts">What the realm's rules have paid for it, line by line.</param>
    public sealed record View(Guid Id, DateTimeOffset ClaimedAt, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder challenges) => challenges
        .MapPut("/{id}/claim", (ChallengeId id, Slice<ClaimChallenge> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Fetch a completed challenge's reward");

    public async Task<Outcome<View>> Run(ChallengeId id, CancellationToken stop)
    {
        // Of two claims in the same moment the second one waits here, and finds the first.
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if (await db.Set<Challenge>().AsNoTracking().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop) is not { } challenge)
            return Outcome.NotFound("challenge");
        var run = await db.Set<ChallengeRun>().SingleOrDefaultAsync(r => r.AccountId == actor.Me && r.RealmId == actor.Here && r.ChallengeId == id, stop);
        if (run?.ClaimedAt is not null)
            return Outcome.Conflict("already_claimed", "You have fetched this reward already.");
        var now = time.GetUtcNow();
        if (now >= challenge.ExpiresAt)
            return Outcome.Conflict("expired", "This challenge is over.");
        if (run?.CompletedAt is null)
            return Outcome.Conflict("not_completed", $"Not done yet: {run?.CurrentValue ?? 0} of {run?.TargetValue ?? challenge.TargetValue}.");

        run.Claim(now);
        return new View(id.Value, now, await stream.Record(ProgressActivities.ClaimedChallenge, id.Value, challenge.Title,
            new Facts { ["xp"] = challenge.XpReward, ["coins"] = challenge.CoinReward, ["kind"] = challenge.ChallengeType }, stop));
    }
}
