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
[SignedIn]
internal sealed class MyProgress(AppDb db, Actor actor, RuleBooks books, CurrentSettings settings, Wallets wallets, SeasonTracks seasons, TimeProvider time)
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
        var rows = await db.Rows($"select {PersonRow.Columns} from (select) one left join progress_persons p on p.account_id = $1 and p.realm_id = $2",
            row => PersonRow.From(row, 0, actor.Me, actor.TimeZone, terms, time.GetUtcNow()), stop, actor.Me.Value, actor.Here.Value);
        var counters = await ProgressView.Counters(db, actor.Here, [actor.Me], stop);
        var season = await seasons.Running(actor.Me, stop);
        return new View(ProgressView.Of(rows[0], counters[actor.Me].ToDictionary()),
            terms.Curve.Threshold(rows[0].Level), rows[0].StreakDay >= terms.Day.Of(time.GetUtcNow(), actor.TimeZone),
            season.Xp, season.Level, season.Claimed, await wallets.Balances(actor.Me, stop));
    }
}
