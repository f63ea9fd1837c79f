using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>Why an admin does something to an account; the trail keeps it.</summary>
public sealed record WithReason([property: Required, StringLength(WithReason.Max, MinimumLength = 1)] string Reason)
{
    public const int Max = 500;
}

/// <summary>Suspends a member's account; sessions end at once (AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Changes the account of this realm's member and ends its sessions.")]
internal sealed class SuspendPerson(AccountDesk desk, MemberHere here)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapPut("/{account}/suspension", (AccountId account, WithReason? request, Slice<SuspendPerson> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Suspend a member's account");

    public async Task<Outcome<Done>> Run(AccountId account, WithReason request, CancellationToken stop) =>
        await here.WhyNot(account, stop) is { } refused ? refused : await desk.Suspend(account, request.Reason.Trim(), stop);
}
