using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>A no straight from the mail: nobody has to make an account in order to refuse one (AE-019).</summary>
[Anyone("The mailed link is the proof."), AsSystem("The token says whose answer is asked.")]
internal sealed class RefuseByLink(ConsentDesk consent, ConsentRecord record, Farewell farewell)
{
    public sealed record Request([Required] string Token);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/consent-links/refusal", (Request? request, Slice<RefuseByLink> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Refuse consent by the mailed link");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (await consent.Find(request.Token, stop) is not { Child: { } child, Guardian: var guardian })
            return ConsentDesk.Useless;
        if (!child.Waits)
            return RefuseConsent.Given;
        await record.Write(child.AccountId, ConsentEvent.Refused, guardian.Id, ConsentRecord.ByMailedLink, stop);
        await farewell.Delete(child, guardian.Id, ConsentRecord.ByMailedLink, stop);
        return Outcome.Done;
    }
}
