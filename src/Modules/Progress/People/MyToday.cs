using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.People;

/// <summary>My level and what I have done today and in the six days before, in the calendar my streak goes by.</summary>
[SignedIn, Reads]
internal sealed class MyToday(AppDb db, Actor actor, OwnLookUp<OwnProgress> progress, RuleBooks books, CurrentSettings settings, TimeProvider time)
{
    /// <param name="LevelBeganAt">Total XP at which the present level began.</param>
    /// <param name="Days">Seven, oldest first; the last is today.</param>
    public sealed record View(int Level, long TotalXp, long LevelBeganAt, long XpToNextLevel, int Streak, IReadOnlyList<DayLine> Days)
    {
        public DayLine Today => Days[^1];
    }

    /// <param name="Counted">It keeps or kept a streak, or brought XP.</param>
    public sealed record DayLine(DateOnly Day, long Xp, bool Counted);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/me/today", (Slice<MyToday> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My level and my last seven days");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var terms = await RealmTerms.Of(actor.Here, books, settings, stop);
        var own = (await progress.Find(actor.Here, actor.Me, stop))!;
        var person = PersonRow.Of(own.Person, actor.Me, actor.TimeZone, terms, time.GetUtcNow());
        var lines = await db.Rows("select at, amount from progress_xp_entries where account_id = $1 and realm_id = $2 and at > $3",
            row => (Day: terms.Day.Of(row.GetFieldValue<DateTimeOffset>(0), actor.TimeZone), Xp: row.GetInt64(1)),
            stop, actor.Me.Value, actor.Here.Value, time.GetUtcNow().AddDays(-9));
        var xp = lines.GroupBy(line => line.Day).ToDictionary(day => day.Key, day => day.Sum(line => line.Xp));
        var today = terms.Day.Of(time.GetUtcNow(), actor.TimeZone);
        return new View(person.Level, person.TotalXp, terms.Curve.Threshold(person.Level), person.XpToNext, person.Streak,
            [.. Enumerable.Range(-6, 7).Select(today.AddDays).Select(day =>
                new DayLine(day, xp.GetValueOrDefault(day), xp.ContainsKey(day) || InRun(person, day)))]);
    }

    private static bool InRun(PersonRow person, DateOnly day) =>
        person.StreakDay is { } last && day <= last && day > last.AddDays(-person.Streak);
}
