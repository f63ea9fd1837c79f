using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Lifts a suspension.</summary>
[Requires(RealmPermissions.ManageMembers), AmongOthers("Changes another member.")]
internal sealed class ReadmitMember(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapDelete("/members/{account}/suspension", (AccountId account, Slice<ReadmitMember> slice, CancellationToken stop) => slice.Run(s => s.Run(account, stop), stop).ToHttp())
        .WithSummary("Lift a member's suspension");

    public async Task<Outcome<Done>> Run(AccountId account, CancellationToken stop)
    {
        if (await db.Set<Member>().SingleOrDefaultAsync(m => m.AccountId == account && m.RealmId == actor.Here, stop) is not { } member)
            return Outcome.NotFound("member");
        if (member.SuspendedAt is not null)
            audit.Write("lift suspension", "member", account.Value);
        member.Readmit();
        return Outcome.Done;
    }
}
