using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>Lays out patterns from the stock on today and the days ahead, so that no day stands empty. What people have
/// planned counts first; the stock only fills up to the number the realm has chosen, each pattern in its turn.</summary>
internal sealed class FillChallenges(AppDb db, RuleBooks books, CurrentSettings settings, Work work, TimeProvider time) : IJob
{
    /// <summary>A zone ahead of UTC has tomorrow already; a day more bridges a night without jobs.</summary>
    private const int DaysAhead = 2;

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var added = 0;
        foreach (var realm in await db.Rows("select distinct realm_id from progress_challenge_patterns where is_active", row => new RealmId(row.GetGuid(0)), stop))
            added += await Fill(realm, stop);
        return Counted.Of(added, "challenge") + " laid out";
    }

    public async Task<int> Fill(RealmId realm, CancellationToken stop)
    {
        var wanted = await settings.Get(ProgressSettings.ChallengesADay, realm, stop);
        var stock = await db.Set<ChallengePattern>().AsNoTracking().Where(p => p.RealmId == realm && p.IsActive)
            .OrderBy(p => p.SortOrder).ThenBy(p => p.Id).ToListAsync(stop);
        var terms = await RealmTerms.Of(realm, books, settings, stop);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var planned = await db.Set<Challenge>().AsNoTracking()
            .Where(c => c.RealmId == realm && c.ValidDate >= today && c.ValidDate <= today.AddDays(DaysAhead)).ToListAsync(stop);
        var added = 0;
        for (var day = today; day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            var there = planned.FindAll(c => c.ValidDate == day);
            var missing = Math.Min(wanted, stock.Count) - there.Count(c => c.IsActive);
            // One that was retired for this day does not come back to it.
            foreach (var pattern in InTurn(stock, day, wanted).Where(p => there.TrueForAll(c => c.PatternId != p.Id)).Take(Math.Max(0, missing)))
            {
                db.Add(Challenge.Create(realm, pattern.Terms, day, ChallengeDays.EndOf(day, terms), time.GetUtcNow(), pattern.Id));
                added++;
            }
        }
        if (added > 0)
            books.ChangesWith(work, realm);
        return added;
    }

    // Each day begins where the day before has ended.
    private static IEnumerable<ChallengePattern> InTurn(List<ChallengePattern> stock, DateOnly day, int wanted) =>
        Enumerable.Range(0, stock.Count).Select(i => stock[(int)(((long)day.DayNumber * wanted + i) % stock.Count)]);
}
