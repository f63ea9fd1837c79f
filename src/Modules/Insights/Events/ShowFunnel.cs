using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Insights.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Events;

/// <summary>How many people went how far along a row of events, each after the one before it (NT-132).</summary>
[Requires(InsightPermissions.CountEvents), AmongOthers("Counts how far members went; names nobody."), Reads]
internal sealed class ShowFunnel(AppDb db, Actor actor, TimeProvider time)
{
    private const int Least = 2, Most = 10;

    /// <param name="Steps">2 to 10 names of events, separated by commas.</param>
    /// <param name="From">The first day, of UTC; the last one when left out.</param>
    /// <param name="To">The last day, of UTC; today when left out. At most 92 days in all.</param>
    public sealed record Query([property: Required, StringLength(Most * (InsightEvent.NameMax + 1))] string? Steps, DateOnly? From = null, DateOnly? To = null);

    public sealed record Step(string Name, long People);

    public static void Map(RouteGroupBuilder events) => events
        .MapGet("/funnel", ([AsParameters] Query query, Slice<ShowFunnel> slice, CancellationToken stop) => slice.Run(query, s => s.Run(query, stop), stop).ToHttp())
        .WithSummary("Count how many people went how far along a row of events");

    public async Task<Outcome<IReadOnlyList<Step>>> Run(Query query, CancellationToken stop)
    {
        var steps = query.Steps!.Split(',', StringSplitOptions.TrimEntries);
        if (steps.Length is < Least or > Most || !steps.All(step => Regex.IsMatch(step, InsightEvent.NamePattern)))
            return Outcome.Invalid("steps", $"Give {Least} to {Most} names of events, separated by commas, e.g. lesson.open,lesson.finish.");
        if (EventPeriod.Of(query.From, query.To, time) is var asked && asked is not { Ok: true, Value: var period })
            return asked.Problem!;
        // Each person's earliest way: who goes on as soon as they can gets as far as anyone could.
        var people = (await db.Rows("""
            with recursive reached (account_id, step, at) as (
                select account_id, 1, min(at) from insights_events where realm_id = $1 and name = $2[1] and at >= $3 and at < $4 group by account_id
                union all
                select r.account_id, r.step + 1, next.at from reached r cross join lateral (
                    select min(e.at) as at from insights_events e
                    where e.account_id = r.account_id and e.realm_id = $1 and e.name = $2[r.step + 1] and e.at > r.at and e.at < $4) next
                where next.at is not null)
            select step, count(*) from reached group by step
            """, row => (Step: row.GetInt32(0), People: row.GetInt64(1)), stop, actor.Here.Value, steps, period.From, period.Until)).ToDictionary(line => line.Step, line => line.People);
        return steps.Select((name, place) => new Step(name, people.GetValueOrDefault(place + 1))).ToList();
    }
}
