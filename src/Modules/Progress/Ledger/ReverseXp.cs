using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rewards;

namespace Questory.Progress.Ledger;

/// <summary>Takes one XP line back by a counter-line, once; both stay to be read. The total never falls below 0.</summary>
[Requires(ProgressPermissions.Correct), AmongOthers("Changes another person’s XP.")]
internal sealed class ReverseXp(AppDb db, Actor actor, ActivityStream stream, Standing standing, AuditTrail audit)
{
    public sealed record Request([Required, StringLength(200)] string Reason);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapPut("/members/{account}/xp/{entry}/reversal", (AccountId account, Guid entry, Request? request, Slice<ReverseXp> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, entry, request!, stop), stop).ToHttp())
        .WithSummary("Take an XP line back, with a reason");

    public async Task<Outcome<PersonStanding>> Run(AccountId account, Guid entry, Request request, CancellationToken stop)
    {
        await db.LockPerson(actor.Here, account, stop);
        var lines = await db.Set<XpEntry>().AsNoTracking().Where(line => line.AccountId == account && line.RealmId == actor.Here &&
            (line.Id == entry || line.SourceKey == Fold.ReversalKey(entry))).ToListAsync(stop);
        if (lines.Find(line => line.Id == entry) is not { } line)
            return Outcome.NotFound("XP line");
        if (line.Reverses is not null)
            return Outcome.Conflict("is_reversal", "This line is itself a reversal.");
        if (lines.Count > 1)
            return Outcome.Conflict("already_reversed", "This line has been taken back before.");
        if (await db.IfSilent(account, stop) is { } silent)
            return silent;

        audit.Write("reverse xp", "xp", entry, request.Reason, new { account, line.Amount });
        await stream.Record([stream.New(account, ProgressActivities.CorrectedXp, entry, line.Label, new Facts
        {
            ["amount"] = -line.Amount,
            ["reason"] = request.Reason.Trim(),
            ["reverses"] = entry.ToString(),
            ["earned"] = line.At.ToUnixTimeMilliseconds(),
        }.In(line.PathwayId))], stop);
        return await standing.Of(account, stop);
    }
}
