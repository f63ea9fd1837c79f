using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>Mails a member's confirmation or first-password link again, and a waiting child's question for consent to the parent (AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Makes a new link for the account of this realm's member.")]
internal sealed class ResendMail(AccountDesk desk, MemberHere here)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapPost("/{account}/mails", (AccountId account, WithReason? request, Slice<ResendMail> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Mail a member's link again");

    public async Task<Outcome<Done>> Run(AccountId account, WithReason request, CancellationToken stop) =>
        await here.WhyNot(account, stop) is { } refused ? refused : await desk.Resend(account, request.Reason.Trim(), stop);
}
