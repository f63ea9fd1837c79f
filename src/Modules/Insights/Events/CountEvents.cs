using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Insights.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Events;

/// <summary>How often each event happened on each day, and how many people did it (NT-132).</summary>
[Requires(InsightPermissions.CountEvents), AmongOthers("Counts the events of all members; names nobody."), Reads]
internal sealed class CountEvents(AppDb db, Actor actor, TimeProvider time)
{
    private const int MostLines = 1000;

    /// <param name="Name">Only this event.</param>
    /// <param name="Account">Only this person's.</param>
    /// <param name="From">The first day, of UTC; the last one when left out.</param>
    /// <param name="To">The last day, of UTC; today when left out. At most 92 days in all.</param>
    public sealed record Query([property: StringLength(InsightEvent.NameMax)] string? Name = null, Guid? Account = null, DateOnly? From = null, DateOnly? To = null);

    /// <param name="People">Different ones in the whole period.</param>
    /// <param name="Lines">The latest day first; at most 1,000.</param>
    public sealed record View(long Events, long People, IReadOnlyList<Line> Lines);

    public sealed record Line(DateOnly Day, string Name, long Events, long People);

    public static void Map(RouteGroupBuilder events) => events
        .MapGet("/counts", ([AsParameters] Query query, Slice<CountEvents> slice, CancellationToken stop) => slice.Run(query, s => s.Run(query, stop), stop).ToHttp())
        .WithSummary("Count events by name and day");

    public async Task<Outcome<View>> Run(Query query, CancellationToken stop)
    {
        if (EventPeriod.Of(query.From, query.To, time) is var asked && asked is not { Ok: true, Value: var period })
            return asked.Problem!;
        // One pass: the line of no name and day stands for all of them.
        var lines = await db.Rows("""
            select (at at time zone 'UTC')::date as day, name, count(*), count(distinct account_id) from insights_events
            where realm_id = $1 and at >= $2 and at < $3 and ($4::text is null or name = $4) and ($5::uuid is null or account_id = $5)
            group by grouping sets ((day, name), ()) order by day desc nulls first, name limit $6
            """, row => (Day: row.IsDBNull(0) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(0), Name: row.IsDBNull(1) ? "" : row.GetString(1), Events: row.GetInt64(2), People: row.GetInt64(3)),
            stop, actor.Here.Value, period.From, period.Until, query.Name, query.Account, MostLines + 1);
        return new View(lines[0].Events, lines[0].People, [.. lines.Skip(1).Select(line => new Line(line.Day!.Value, line.Name, line.Events, line.People))]);
    }
}
