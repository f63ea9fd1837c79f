using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>Outbox entries that were given up after many tries, oldest first, with the last error.</summary>
[Operators, AsSystem("Operators see across realms."), Reads]
internal sealed class ListFailedDeliveries(AppDb db)
{
    private const int Most = 200;

    public sealed record View(Guid Id, string Realm, string Reaction, string Verb, string ObjectKind, string Label, int Tries, string? LastError, DateTimeOffset FailedAt);

    /// <param name="Waiting">Entries on their way, failed ones not counted.</param>
    public sealed record Answer(long Waiting, IReadOnlyList<View> Failed);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/deliveries/failed", (Slice<ListFailedDeliveries> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List failed deliveries");

    public async Task<Outcome<Answer>> Run(CancellationToken stop)
    {
        var failed = await db.Rows($"""
            select o.id, r.slug, o.reaction, o.verb, o.object_kind, o.label, o.tries, o.last_error, o.failed_at
            from platform_outbox o join realms_realms r on r.id = o.realm_id where o.failed_at is not null order by o.failed_at limit {Most}
            """, row => new View(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetInt32(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetFieldValue<DateTimeOffset>(8)), stop);
        return new Answer(await db.Scalar<long>("select count(*) from platform_outbox where failed_at is null", stop), failed);
    }
}
