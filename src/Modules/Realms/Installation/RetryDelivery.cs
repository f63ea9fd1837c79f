using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>Puts a failed delivery back into the line, as if it had never been tried.</summary>
[Operators, AsSystem("Operators see across realms.")]
internal sealed class RetryDelivery(AppDb db, TimeProvider time, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/deliveries/failed/{id:guid}/retry", (Guid id, Slice<RetryDelivery> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Try a failed delivery again");

    public async Task<Outcome<Done>> Run(Guid id, CancellationToken stop)
    {
        if (await db.Execute("update platform_outbox set failed_at = null, tries = 0, due_at = $2 where id = $1 and failed_at is not null", stop, id, time.GetUtcNow()) == 0)
            return Outcome.NotFound("failed delivery");
        audit.Write("retry delivery", "outbox entry", id);
        return Outcome.Done;
    }
}
