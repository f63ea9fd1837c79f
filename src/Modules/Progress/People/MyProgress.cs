using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;

namespace Questory.Progress.People;

/// <summary>How far I have come in this realm (AE-034).</summary>
[SignedIn, Reads]
internal sealed class MyProgress(Actor actor, OwnLookUp<OwnProgress> progress, RuleBooks books, CurrentSettings settings, OwnLookUp<OwnWallets> wallets, TimeProvider time)
{
    /// <param name="LevelBeganAt">Total XP at which the present level began.</param>
    /// <param name="StreakDoneToday">Something that counts was done today already.</param>
    /// <param name="SeasonXp">Of the running season, like level and rewards; 0, 1, 0 where none runs.</param>
    /// <param name="Balances">Minor units by currency; those never held are left out.</param>
    public sealed record View(ProgressView Progress, long LevelBeganAt, bool StreakDoneToday,
        long SeasonXp, int SeasonLevel, int SeasonRewardsClaimed, IReadOnlyDictionary<string, long> Balances);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/me", (Slice<MyProgress> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My progress");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var terms = await RealmTerms.Of(actor.Here, books, settings, stop);
        var own = (await progress.Find(actor.Here, actor.Me, stop))!;
        var held = (await wallets.Find(actor.Here, actor.Me, stop))!.All.Where(wallet => wallet.Balance is not null)
            .ToDictionary(wallet => wallet.Currency.Code, wallet => wallet.Balance!.Value);
        var person = PersonRow.Of(own.Person, actor.Me, actor.TimeZone, terms, time.GetUtcNow());
        var season = SeasonTracks.Running(terms, own, time.GetUtcNow());
        return new View(ProgressView.Of(person, own.Counters),
            terms.Curve.Threshold(person.Level), person.StreakDay >= terms.Day.Of(time.GetUtcNow(), actor.TimeZone),
            season.Xp, season.Level, season.Claimed, held);
    }
}
