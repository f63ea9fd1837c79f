using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Leaves the realm. What one earned stays, and is there again after coming back (CR-004).</summary>
[SignedIn, AmongOthers("Asks whether another admin stays.")]
internal sealed class LeaveRealm(AppDb db, Actor actor, ActivityStream stream)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapDelete("/membership", (Slice<LeaveRealm> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Leave the realm");

    public async Task<Outcome<Done>> Run(CancellationToken stop)
    {
        if (await db.Set<Member>().SingleOrDefaultAsync(m => m.AccountId == actor.Me && m.RealmId == actor.Here, stop) is not { } member)
            return Outcome.NotFound("membership");
        if (await db.IfIs(actor.Here, actor.Me, stop) is { } last)
            return last;
        if (await db.IfGuardsHere(actor.Here, actor.Me, stop) is { } linked)
            return linked;
        await stream.Record(RealmActivities.Left, actor.Here.Value, actor.Realm!.Name, [], stop);
        db.Remove(member);
        return await db.StillLetIn(actor, stop) is { } shutOut ? shutOut : Outcome.Done;
    }
}
