using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.People;

/// <summary>Members who are deleted and wait for the purge, the next one first (AE-024, AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Shows this realm's members who are deleted, whom nobody else sees."), Reads]
internal sealed class ListDeletions(AppDb db, Actor actor)
{
    private const int Most = 500;

    public static void Map(RouteGroupBuilder people) => people
        .MapGet("/deletions", (Slice<ListDeletions> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List deletions that are due");

    public async Task<Outcome<IReadOnlyList<DueDeletion>>> Run(CancellationToken stop)
    {
        var here = actor.Here;
        return await db.ReadDeletions().Where(deletion => db.Set<Member>().Any(member => member.RealmId == here && member.AccountId == deletion.Id))
            .OrderBy(deletion => deletion.DueAt).Take(Most).ToListAsync(stop);
    }
}

/// <summary>Purges a deleted member now instead of when it is due (AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Erases this realm's member who is deleted.")]
internal sealed class PurgeNow(Departure departure, MemberHere here, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapPost("/{account}/purge", (AccountId account, WithReason? request, Slice<PurgeNow> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Purge a deleted member now");

    public async Task<Outcome<Done>> Run(AccountId account, WithReason request, CancellationToken stop)
    {
        if (await here.WhyNot(account, stop) is { } refused)
            return refused;
        audit.Write("purge account", "account", account.Value, request.Reason.Trim());
        return await departure.Finish(account, stop);
    }
}
