using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Links;

/// <summary>Asks for another e-mail address; it takes effect when the link mailed there is used (NT-003, EP-009).</summary>
[SignedIn, OwnWork("Checking a password takes a fifth of a second; no transaction may wait for it."), AsSystem("Asks whether somebody else has the address.")]
internal sealed class ChangeEmail(AppDb db, Work work, Actor actor, PresentPassword present, LinkDesk links)
{
    public sealed record Request([Required, StringLength(Account.EmailMax)] string Email, [Required] string Password);

    public static void Map(RouteGroupBuilder account) => account
        .MapPut("/email", (Request? request, Slice<ChangeEmail> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Ask for another e-mail address");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (EmailAddress.Fault(request.Email) is { } fault)
            return Outcome.Invalid("email", fault);
        var proved = await present.Prove(request.Password, "password", stop);
        return proved.Ok ? await work.Do<Done>("change email", null, () => Mail(Account.Normalise(request.Email), stop), stop) : proved.Problem;
    }

    private async Task<Outcome<Done>> Mail(string email, CancellationToken stop)
    {
        if (await db.IsChild(actor.Me, stop))
            return Waiting.NotForChildren;
        if (await db.Set<Account>().AnyAsync(a => a.Email == email, stop))
            return SignUp.Taken;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == actor.Me, stop);
        await links.MailChange(account, email, stop);
        return Outcome.Done;
    }
}
