using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>A confirmed parent makes a child's account and consents in the same step (AE-022): the child may play as soon as
/// its address is confirmed.</summary>
[Requires(FamilyPermissions.Guard), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("Makes the child’s account and membership.")]
internal sealed class AddChild(AppDb db, Work work, Actor actor, CurrentSettings settings, NewPassword passwords, NewChild newChild, ConsentRecord record)
{
    /// <param name="Age">Whole years, 7 to 14.</param>
    /// <param name="Consent">Must be true: making the account is the consent.</param>
    public sealed record Request(
        [Required] string FirstName, [Required] int? Age, [Required] string Email, [Required] string Password, bool Consent);

    public static void Map(RouteGroupBuilder family) => family
        .MapPost("/children", (Request? request, Slice<AddChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(made => $"/children/{made.Id}"))
        .WithSummary("Add a child");

    public async Task<Outcome<ChildView>> Run(Request request, CancellationToken stop)
    {
        if (!await settings.Get(FamilySettings.TakesChildren, stop))
            return Outcome.Forbidden("no_children_here", "Children do not sign up here.");
        var faults = NewChild.Faults(request.FirstName, request.Age, request.Email, null);
        if (!request.Consent)
            faults["consent"] = ["Say yes to the account, or leave without making one."];
        if (faults.Count > 0)
            return Outcome.Invalid(faults);
        var hash = await passwords.Hash(request.Password, request.Email, "password", stop);
        return hash.Ok ? await work.Do<ChildView>("add child", null, () => Save(request, hash.Value, stop), stop) : hash.Problem;
    }

    private async Task<Outcome<ChildView>> Save(Request request, string hash, CancellationToken stop)
    {
        var me = await db.Set<Account>().SingleAsync(a => a.Id == actor.Me, stop);
        if (me.EmailVerifiedAt is null)
            return GiveConsent.Unproved;
        var made = await newChild.Make(request.FirstName, request.Age!.Value, request.Email, hash, null, me, answerDue: null, invitation: null, stop);
        if (!made.Ok)
            return made.Problem;
        await record.Write(made.Value.Account.Id, ConsentEvent.Given, me.Id, ConsentRecord.ByPage, stop);
        return ChildView.Of(new(made.Value.Child, made.Value.Account));
    }
}
