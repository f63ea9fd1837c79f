using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>Lifts the suspension of a member's account (AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Changes the account of this realm's member.")]
internal sealed class ReinstatePerson(AccountDesk desk, MemberHere here)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapPut("/{account}/reinstatement", (AccountId account, WithReason? request, Slice<ReinstatePerson> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Lift the suspension of a member's account");

    public async Task<Outcome<Done>> Run(AccountId account, WithReason request, CancellationToken stop) =>
        await here.WhyNot(account, stop) is { } refused ? refused : await desk.Reinstate(account, request.Reason.Trim(), stop);
}
