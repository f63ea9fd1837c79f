using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Accounts.Links;

/// <summary>Uses a mailed link: the address is proved, or takes the old one's place (AE-004, EP-002, EP-009).</summary>
[Anyone("The link may be opened in another browser than the one that signed up."), AsSystem("The token says whose address it is.")]
internal sealed class ConfirmEmail(AppDb db, LinkDesk links, TimeProvider time)
{
    public sealed record Request([Required] string Token);

    public sealed record View(string Email, bool EmailVerified);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/email-confirmations", (Request? request, Slice<ConfirmEmail> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Confirm an e-mail address by its mailed token");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (await links.Take(TokenKind.EmailConfirmation, request.Token, stop) is not { } link)
            return LinkDesk.Useless;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == link.AccountId, stop);
        if (link.Purpose == LinkPurpose.ChangeEmail)
        {
            if (await db.Set<Account>().AnyAsync(a => a.Email == link.Email && a.Id != account.Id, stop))
                return SignUp.Taken;
            account.ChangeEmail(link.Email, time.GetUtcNow());
        }
        else if (account.Email != link.Email)
            return LinkDesk.Useless;
        else
            account.VerifyEmail(time.GetUtcNow());
        await db.SettleChild(account, stop);
        return new View(account.Email, true);
    }
}
