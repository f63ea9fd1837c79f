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
[Requires(RealmPermissions.Manage), AmongOthers("Counts everybody."), Reads]
internal sealed class RealmOverview(AppDb db, Actor actor, TimeProvider time, IEnumerable<FirstStep> steps)
{
    /// <param name="Day">UTC.</param>
    /// <param name="People">Different people who did something that day.</param>
    public sealed record DayView(DateOnly Day, long Activities, long People);

    public sealed record StepView(string Title, string Text, string Icon, string Path, bool Done);

    /// <param name="FirstSteps">What a new realm needs, in order; empty once all of it is done.</param>
    public sealed record View(long Members, long NewThisWeek, long Suspended, long OpenInvitations, IReadOnlyList<DayView> LastDays, IReadOnlyList<StepView> FirstSteps);

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
        var begun = await Begun(stop);
        return (await db.Rows("""
            select (select count(*) from realms_members where realm_id = $1),
                   (select count(*) from realms_members where realm_id = $1 and joined_at > $2 - interval '7 days'),
                   (select count(*) from realms_members where realm_id = $1 and suspended_at is not null),
                   (select count(*) from realms_invitations where realm_id = $1 and revoked_at is null
                        and (expires_at is null or expires_at > $2) and (max_uses is null or uses < max_uses))
            """, row => new View(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), days, begun), stop, actor.Here.Value, now)).Single();
    }

    private async Task<IReadOnlyList<StepView>> Begun(CancellationToken stop)
    {
        var asked = steps.Where(step => step.Module is not { } module || actor.Realm!.Modules.Contains(module)).OrderBy(step => step.Order).ToList();
        var done = (await db.Rows($"select array[{string.Join(", ", asked.Select(step => $"({step.Done})"))}]", row => row.GetFieldValue<bool[]>(0), stop, actor.Here.Value)).Single();
        return done.All(each => each) ? [] : [.. asked.Zip(done, (step, ready) => new StepView(step.Title, step.Text, step.Icon, step.Path, ready))];
    }
}
