using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>Deletes a member's account at somebody's request (AE-024, AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Marks the account of this realm's member and ends its sessions.")]
internal sealed class DeletePerson(Actor actor, Departure departure, MemberHere here)
{
    public sealed record View(DateTimeOffset PurgeAt);

    public static void Map(RouteGroupBuilder people) => people
        .MapPost("/{account}/deletion", (AccountId account, WithReason? request, Slice<DeletePerson> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Delete a member's account");

    public async Task<Outcome<View>> Run(AccountId account, WithReason request, CancellationToken stop)
    {
        if (await here.WhyNot(account, stop) is { } refused)
            return refused;
        if (account == actor.Account)
            return Outcome.Conflict("yourself", "Delete your own account on your own pages.");
        var due = await departure.Of(account, request.Reason.Trim(), ConsentRecord.ByAdmin, stop);
        return due.Ok ? new View(due.Value) : due.Problem;
    }
}
