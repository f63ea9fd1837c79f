using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Overview;

/// <summary>The realm in a few numbers, for those who run it.</summary>
[Requires(RealmPermissions.Manage), AmongOthers("Counts everybody.")]
internal sealed class RealmOverview(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="Day">UTC.</param>
    /// <param name="People">Different people who did something that day.</param>
    public sealed record DayView(DateOnly Day, long Activities, long People);

    public sealed record View(long Members, long NewThisWeek, long Suspended, long OpenInvitations, IReadOnlyList<DayView> LastDays);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/overview", (Slice<RealmOverview> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show the realm in numbers");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var days = await db.Rows("""
            select day::date, count(a.id), count(distinct a.account_id)
            from generate_series(($2::timestamptz at time zone 'UTC')::date - 6, ($2::timestamptz at time zone 'UTC')::date, interval '1 day') day
            left join platform_activity a on a.realm_id = $1 and a.at >= day at time zone 'UTC' and a.at < (day + interval '1 day') at time zone 'UTC'
            group by day order by day
            """, row => new DayView(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2)), stop, actor.Here.Value, now);
        return (await db.Rows("""
            select (select count(*) from realms_members where realm_id = $1),
                   (select count(*) from realms_members where realm_id = $1 and joined_at > $2 - interval '7 days'),
                   (select count(*) from realms_members where realm_id = $1 and suspended_at is not null),
                   (select count(*) from realms_invitations where realm_id = $1 and revoked_at is null
                        and (expires_at is null or expires_at > $2) and (max_uses is null or uses < max_uses))
            """, row => new View(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), days), stop, actor.Here.Value, now)).Single();
    }
}
