using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>The clock's work: each job, when it is due, and how its last run went.</summary>
[Operators, Reads]
internal sealed class ListJobs(AppDb db, JobList jobs)
{
    /// <param name="Schedule">In words.</param>
    /// <param name="DueAt">Null before the clock has first looked at it.</param>
    public sealed record View(string Name, string Schedule, DateTimeOffset? DueAt, DateTimeOffset? LastRunAt, string? LastResult, bool LastFailed);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/jobs", (Slice<ListJobs> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List jobs");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var rows = (await db.Rows("select name, due_at, last_run_at, last_result, last_failed from platform_jobs", row => new View(
            row.GetString(0), "", row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
            row.IsDBNull(3) ? null : row.GetString(3), row.GetBoolean(4)), stop)).ToDictionary(job => job.Name);
        return jobs.All.Select(job => rows.TryGetValue(job.Name, out var kept)
            ? kept with { Schedule = job.Schedule.Words }
            : new View(job.Name, job.Schedule.Words, null, null, null, false)).ToList();
    }
}
