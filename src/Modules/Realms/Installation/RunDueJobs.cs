using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>Runs every job that is due and delivers what waits in the outbox, without waiting for the clock to look.</summary>
[Operators, OwnWork("Each job and each delivery has a transaction of its own.")]
internal sealed class RunDueJobs(JobRunner jobs, OutboxDelivery outbox, Work work, AuditTrail audit)
{
    /// <param name="Jobs">Names of the jobs that were run.</param>
    /// <param name="Delivered">Outbox entries tried.</param>
    public sealed record View(IReadOnlyList<string> Jobs, int Delivered);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/jobs/runs", (Slice<RunDueJobs> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Run due jobs now");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var ran = await jobs.RunDue(stop);
        var delivered = await outbox.DeliverAll(stop);
        return await work.Do<View>("run due jobs", null, () =>
        {
            audit.Write("run due jobs", "installation", Guid.Empty, details: new { ran, delivered });
            return Task.FromResult<Outcome<View>>(new View(ran, delivered));
        }, stop);
    }
}
