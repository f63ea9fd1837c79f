using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Passwords;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Privacy;

/// <summary>Deletes my own account, given the password; not while children are linked to it (AE-026). A child's is deleted by its parent.</summary>
[SignedIn, AsSystem("Ends my sessions and marks my account, which I may not do by hand."), OwnWork("Checking a password takes a fifth of a second; no transaction may wait for it.")]
internal sealed class DeleteMine(AppDb db, Work work, Actor actor, PresentPassword present, Departure departure)
{
    public sealed record Request([Required] string Password);

    public static void Map(RouteGroupBuilder account) => account
        .MapDelete("/", ([FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] Request? request, Slice<DeleteMine> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Delete my account and everything known of me");

    public async Task<Outcome<DeleteChild.View>> Run(Request request, CancellationToken stop)
    {
        var proved = await present.Prove(request.Password, "password", stop);
        return proved.Ok ? await work.Do<DeleteChild.View>("delete account", null, () => Leave(stop), stop) : proved.Problem;
    }

    private async Task<Outcome<DeleteChild.View>> Leave(CancellationToken stop)
    {
        if (await db.ReadChildren().AnyAsync(child => child.AccountId == actor.Me, stop))
            return Outcome.Forbidden("child", "Ask your parent: they can delete your account.");
        var due = await departure.Of(actor.Me, reason: null, ConsentRecord.ByPage, stop);
        return due.Ok ? new DeleteChild.View(due.Value) : due.Problem;
    }
}
