using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Ledger;

/// <summary>Gives or takes XP by hand, as a line of its own with a reason (CR-019, NT-091).</summary>
[Requires(ProgressPermissions.Correct), AmongOthers("Changes another person’s XP.")]
internal sealed class CorrectXp(AppDb db, Actor actor, ActivityStream stream, Standing standing, AuditTrail audit)
{
    /// <param name="Amount">XP to give, or to take when negative; not zero, and never more than there are.</param>
    public sealed record Request([Range(-1_000_000, 1_000_000)] long Amount, [Required, StringLength(200)] string Reason);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapPost("/members/{account}/corrections", (AccountId account, Request? request, Slice<CorrectXp> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Give or take XP by hand, with a reason");

    public async Task<Outcome<PersonStanding>> Run(AccountId account, Request request, CancellationToken stop)
    {
        if (request.Amount == 0)
            return Outcome.Invalid("amount", "Give an amount other than 0.");
        if (!await db.IsMember(actor.Here, account, stop))
            return Outcome.NotFound("member");
        if (await db.IfSilent(account, stop) is { } silent)
            return silent;
        await db.LockPerson(actor.Here, account, stop);
        if (await standing.Of(account, stop) is var before && before.Xp + request.Amount < 0)
            return Outcome.Conflict("too_few_xp", $"There are {before.Xp} XP; the total never falls below 0.");

        audit.Write("correct xp", "account", account.Value, request.Reason, new { request.Amount });
        await stream.Record([stream.New(account, ProgressActivities.CorrectedXp, account.Value, "",
            new Facts { ["amount"] = request.Amount, ["reason"] = request.Reason.Trim() })], stop);
        return await standing.Of(account, stop);
    }
}
