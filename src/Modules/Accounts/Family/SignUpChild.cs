using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>A child makes its own account and names a parent (AE-002). It waits: for the parent's yes, unless the realm frees
/// children of its age, and for its address to be confirmed. Until then it can do nothing but be told so.</summary>
[Anyone("A child who comes has no account yet."), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("There is nobody yet whose rows these are.")]
internal sealed class SignUpChild(
    Work work, Actor actor, TimeProvider time, CurrentSettings settings, RateLimits limits, NewPassword passwords,
    NewChild newChild, GuardianDesk guardians, ConsentDesk consent, ConsentRecord record, SessionDesk desk)
{
    /// <param name="Age">Whole years, 7 to 14.</param>
    /// <param name="ParentEmail">Where consent is asked; not the child's own address.</param>
    /// <param name="Invitation">Token or code of an invitation, where one comes in by invitation.</param>
    public sealed record Request(
        [Required] string FirstName, [Required] int? Age, [Required] string Email, [Required] string Password, [Required] string ParentEmail, string? TimeZone = null,
        [StringLength(100)] string? Invitation = null);

    /// <param name="DisplayName">As others will see the child: made up, changeable.</param>
    /// <param name="WaitingFor"><c>parent</c>, <c>confirmation</c> or both.</param>
    public sealed record View(AccountId Id, string DisplayName, AccountStatus Status, IReadOnlyList<string> WaitingFor,
        [property: System.Text.Json.Serialization.JsonIgnore] OpenedSession? Session);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/children", (Request? request, Slice<SignUpChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, enter: false, stop), stop).ToHttpCreated(_ => "/api/account"))
        .WithSummary("Sign up as a child");

    /// <param name="enter">Opens a held-back session, so that the child's browser can show what it waits for.</param>
    public async Task<Outcome<View>> Run(Request request, bool enter, CancellationToken stop)
    {
        if (!await settings.Get(FamilySettings.TakesChildren, stop))
            return Outcome.Forbidden("no_children_here", "Children do not sign up here.");
        if (await settings.Get(AccountSettings.Registration, stop) is var registration && registration != AccountSettings.Open &&
            !(registration == AccountSettings.ByInvitation && request.Invitation is { Length: > 0 }))
            return Outcome.Forbidden("sign_up_closed", "Nobody can sign up here by themselves: a parent or a teacher can help.");
        var faults = NewChild.Faults(request.FirstName, request.Age, request.Email, request.TimeZone);
        if (EmailAddress.Fault(request.ParentEmail) is { } wrong)
            faults["parent_email"] = [wrong];
        else if (Account.Normalise(request.ParentEmail) == Account.Normalise(request.Email))
            faults["parent_email"] = ["This is your own address: give that of your mother, father or guardian."];
        if (faults.Count > 0)
            return Outcome.Invalid(faults);
        if (await limits.Take($"sign-up:{actor.IpAddress}", await settings.Get(AccountSettings.SignUpsPerHour, stop), TimeSpan.FromHours(1), stop) is { } tooOften)
            return tooOften;
        var hash = await passwords.Hash(request.Password, request.Email, "password", stop);
        return hash.Ok ? await work.Do<View>("sign up child", null, () => Save(request, hash.Value, enter, stop), stop) : hash.Problem;
    }

    private async Task<Outcome<View>> Save(Request request, string hash, bool enter, CancellationToken stop)
    {
        var guardian = await guardians.FindOrInvite(request.ParentEmail, stop);
        if (!guardian.Ok)
            return guardian.Problem;
        var days = await settings.Get(FamilySettings.ConsentDays, stop);
        var made = await newChild.Make(request.FirstName, request.Age!.Value, request.Email, hash, request.TimeZone, guardian.Value, time.GetUtcNow().AddDays(days), request.Invitation, stop);
        if (!made.Ok)
            return made.Problem;
        var (account, child) = made.Value;
        await consent.Ask(account, child, guardian.Value, stop);
        await record.Write(account.Id, ConsentEvent.Requested, guardian.Value.Id, ConsentRecord.BySignUp, stop);
        return new View(account.Id, account.DisplayName, account.Status, child.Waits ? ["parent", "confirmation"] : ["confirmation"],
            enter ? await desk.OpenUnseen(account, stop) : null);
    }
}
