using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>The months in which the activity log, the audit trail and the events of use are kept, with their lines (AE-074). Counts them one by one:
/// about a second for each ten million lines.</summary>
[Operators, AsSystem("Counts the lines of all realms."), Reads]
internal sealed class ListLogMonths(AppDb db)
{
    /// <param name="Log"><c>activity</c>, <c>audit</c> or <c>insights_events</c>.</param>
    /// <param name="From">The first day, of UTC; the month ends before the next one's.</param>
    /// <param name="PutAway">Out of the application's sight: still purged with a person, and part of backups.</param>
    public sealed record View(string Log, DateOnly From, bool PutAway, long Lines);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/log-months", (Slice<ListLogMonths> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Count the lines of each month of the log");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows(
        "select log, month, put_away, lines from platform_count_months()", row => new View(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetBoolean(2), row.GetInt64(3)), stop);
}
