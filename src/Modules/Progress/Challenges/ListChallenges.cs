using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>Today's challenges and how far I am with each; one of an earlier day only while its reward still waits for me (AE-065).</summary>
[SignedIn, Reads]
internal sealed class ListChallenges(AppDb db, Actor actor, RuleBooks books, CurrentSettings settings, TimeProvider time)
{
    public static void Map(RouteGroupBuilder challenges) => challenges
        .MapGet("/", (Slice<ListChallenges> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Today's challenges and how far I am");

    public async Task<Outcome<IReadOnlyList<TodaysChallenge>>> Run(CancellationToken stop)
    {
        var (terms, now) = (await RealmTerms.Of(actor.Here, books, settings, stop), time.GetUtcNow());
        var today = terms.Day.Of(now, actor.TimeZone);
        var found = await (
            from challenge in db.Set<Challenge>().AsNoTracking()
            join own in db.Set<ChallengeRun>().Where(run => run.AccountId == actor.Me && run.RealmId == actor.Here)
                on challenge.Id equals own.ChallengeId into runs
            from run in runs.DefaultIfEmpty()
            where challenge.RealmId == actor.Here && challenge.ExpiresAt > now
                && ((challenge.IsActive && challenge.ValidDate == today) || (run!.CompletedAt != null && run.ClaimedAt == null))
            orderby challenge.ValidDate, challenge.CreatedAt, challenge.Id
            select new { challenge, run }).ToListAsync(stop);
        // What waits to be fetched comes first, what is done last.
        return found.Select(pair => Show(pair.challenge, pair.run)).OrderBy(shown => shown.State switch { "completed" => 0, "running" => 1, _ => 2 }).ToList();
    }

    private static TodaysChallenge Show(Challenge challenge, ChallengeRun? run) => new(
        challenge.Id.Value, challenge.Title, challenge.Description, challenge.ChallengeType, challenge.ValidDate, challenge.ExpiresAt,
        challenge.XpReward, challenge.CoinReward, run?.CurrentValue ?? 0, run?.TargetValue ?? challenge.TargetValue,
        run?.ClaimedAt is not null ? "claimed" : run?.CompletedAt is not null ? "completed" : "running", run?.CompletedAt, run?.ClaimedAt);
}

/// <summary>A challenge as one person finds it.</summary>
/// <param name="State"><c>running</c>, <c>completed</c> (to be claimed) or <c>claimed</c>.</param>
/// <param name="CoinReward">Minor units of the currency that the realm's rule pays.</param>
public sealed record TodaysChallenge(
    Guid Id, string Title, string Description, string ChallengeType, DateOnly ValidDate, DateTimeOffset ExpiresAt,
    long XpReward, long CoinReward, long CurrentValue, long TargetValue, string State, DateTimeOffset? CompletedAt, DateTimeOffset? ClaimedAt);
