using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Passwords;

/// <summary>A new password for oneself, given the present one; all other sessions end (AE-006, NT-003).</summary>
[SignedIn(EvenHeldBack = true), OwnWork("Checking and hashing passwords takes half a second; no transaction may wait for it.")]
internal sealed class ChangePassword(AppDb db, Work work, Actor actor, PresentPassword present, NewPassword passwords, SessionDesk desk, SignInLog log)
{
    public sealed record Request([Required] string CurrentPassword, [Required] string NewPassword);

    public static void Map(RouteGroupBuilder account) => account
        .MapPut("/password", (Request? request, Slice<ChangePassword> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Change my password");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        var proved = await present.Prove(request.CurrentPassword, "current_password", stop);
        if (!proved.Ok)
            return proved.Problem;
        var hash = await passwords.Hash(request.NewPassword, proved.Value, "new_password", stop);
        return hash.Ok ? await work.Do<Done>("change password", null, () => Save(hash.Value, stop), stop) : hash.Problem;
    }

    private async Task<Outcome<Done>> Save(string hash, CancellationToken stop)
    {
        await db.AwaitWord(actor.Me, stop);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == actor.Me, stop) is not { } account)
            return Outcome.NotSignedIn();
        account.SetPassword(hash);
        log.Write(account.Id, SignInAction.PasswordChange);
        await desk.EndOthers(account.Id, actor.Session, stop);
        return Outcome.Done;
    }
}
