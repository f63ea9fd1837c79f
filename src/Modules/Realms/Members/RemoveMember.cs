using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Takes a member out of the realm; what they earned stays with their account.</summary>
[Requires(RealmPermissions.ManageMembers), AmongOthers("Removes another member.")]
internal sealed class RemoveMember(AppDb db, Actor actor, AuditTrail audit, ActivityStream stream)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapDelete("/members/{account}", (AccountId account, Slice<RemoveMember> slice, CancellationToken stop) => slice.Run(s => s.Run(account, stop), stop).ToHttp())
        .WithSummary("Remove a member");

    public async Task<Outcome<Done>> Run(AccountId account, CancellationToken stop)
    {
        if (await db.Set<Member>().SingleOrDefaultAsync(m => m.AccountId == account && m.RealmId == actor.Here, stop) is not { } member)
            return Outcome.NotFound("member");
        if (await db.IfIs(actor.Here, account, stop) is { } last)
            return last;
        if (await db.IfGuardsHere(actor.Here, account, stop) is { } linked)
            return linked;
        await stream.Record([stream.New(account, RealmActivities.Left, actor.Here.Value, actor.Realm!.Name, [])], stop);
        audit.Write("remove member", "member", account.Value);
        db.Remove(member);
        return Outcome.Done;
    }
}
