using System.ComponentModel.DataAnnotations;
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

/// <summary>Keeps a member out of the realm, with a reason they are told, until it is lifted (RL-002).</summary>
[Requires(RealmPermissions.ManageMembers), AmongOthers("Changes another member.")]
internal sealed class SuspendMember(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public const int ReasonMax = 500;

    public sealed record Request([Required, StringLength(ReasonMax, MinimumLength = 1)] string Reason);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/members/{account}/suspension", (AccountId account, Request? request, Slice<SuspendMember> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Suspend a member");

    public async Task<Outcome<Done>> Run(AccountId account, Request request, CancellationToken stop)
    {
        if (await db.Set<Member>().SingleOrDefaultAsync(m => m.AccountId == account && m.RealmId == actor.Here, stop) is not { } member)
            return Outcome.NotFound("member");
        if (account == actor.Account)
            return Outcome.Conflict("yourself", "You cannot suspend yourself.");
        if (await db.IfIs(actor.Here, account, stop) is { } last)
            return last;
        member.Suspend(request.Reason.Trim(), time.GetUtcNow());
        audit.Write("suspend member", "member", account.Value, request.Reason.Trim());
        return Outcome.Done;
    }
}
