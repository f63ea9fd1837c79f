using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Preferences;

/// <summary>My own names and words about me (NT-007, CR-010, EP-008). Everything else of an account has other ways to change.</summary>
[SignedIn]
internal sealed class ChangeProfile(AppDb db, Actor actor, SignInLog log)
{
    public sealed record Request(
        [StringLength(Account.NameMax)] string? FirstName, [StringLength(Account.NameMax)] string? LastName, [StringLength(Account.BioMax)] string? Bio);

    public static void Map(RouteGroupBuilder account) => account
        .MapPut("/profile", (Request? request, Slice<ChangeProfile> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Change my profile");

    public async Task<Outcome<MyAccount.View>> Run(Request request, CancellationToken stop)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == actor.Me, stop);
        if (await db.IsChild(actor.Me, stop))
            return Waiting.NotForChildren;
        (account.FirstName, account.LastName, account.Bio) = (Kept(request.FirstName), Kept(request.LastName), Kept(request.Bio));
        log.Write(actor.Me, SignInAction.SettingsChange);
        await db.SaveChangesAsync(stop);
        return MyAccount.View.Of(account);
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
