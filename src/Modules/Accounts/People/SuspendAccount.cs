using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.People;

/// <summary>Keeps a person out of the whole installation, for a time or until it is lifted; their sessions end at once (RL-002, EP-012).</summary>
[Operators, AsSystem("Operators decide on everybody.")]
internal sealed class SuspendAccount(AppDb db, Actor actor, TimeProvider time, SessionDesk desk, AuditTrail audit)
{
    public const int ReasonMax = 500;

    /// <param name="Reason">The person reads it when they try to sign in.</param>
    /// <param name="Until">When it lifts itself; null for never.</param>
    public sealed record Request([Required, StringLength(ReasonMax, MinimumLength = 1)] string Reason, DateTimeOffset? Until);

    public static void Map(RouteGroupBuilder accounts) => accounts
        .MapPut("/{account}/suspension", (AccountId account, Request? request, Slice<SuspendAccount> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Suspend an account");

    public async Task<Outcome<Done>> Run(AccountId id, Request request, CancellationToken stop)
    {
        await db.WaitOut([id], stop);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.Status != AccountStatus.Deleted, stop) is not { } account)
            return Outcome.NotFound("account");
        if (id == actor.Account)
            return Outcome.Conflict("yourself", "You cannot suspend yourself.");
        if (request.Until <= time.GetUtcNow())
            return Outcome.Invalid("until", "Give a moment in the future.");
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Outcome.Invalid("reason", "Say why: the person reads it.");
        account.Suspend(request.Reason.Trim(), request.Until);
        await desk.EndOthers(id, kept: null, stop);
        audit.Write("suspend account", "account", id.Value, request.Reason.Trim(), new { request.Until });
        return Outcome.Done;
    }
}
