using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Links;
using Questory.Accounts.Passwords;
using Questory.Accounts.Preferences;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Accounts.People;

/// <summary>Makes one's own account (NT-001, EP-001). Below a realm's address its rules hold, and the newcomer joins it; where the realm takes
/// children, whoever comes this way says that they are 15 or older.</summary>
[Anyone("Newcomers have no account yet."), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("There is nobody yet whose rows these are.")]
internal sealed class SignUp(
    AppDb db, Work work, Actor actor, TimeProvider time, CurrentSettings settings, RateLimits limits,
    NewPassword passwords, LinkDesk links, SignInLog log, SessionDesk desk, IEnumerable<INewcomerWelcome> welcomes)
{
    public static readonly Problem Taken = new(ProblemKind.Conflict, "email_taken", "There is an account with this e-mail address already: sign in, or ask for a new password.",
        new Dictionary<string, string[]> { ["email"] = ["There is an account with this e-mail address already."] });

    /// <param name="TimeZone">IANA name, as the browser says it.</param>
    /// <param name="Invitation">Token or code of an invitation.</param>
    public sealed record Request(
        [Required, StringLength(Account.EmailMax)] string Email,
        [Required, StringLength(Account.DisplayNameMax)] string DisplayName,
        [Required] string Password,
        string? TimeZone = null,
        [StringLength(100)] string? Invitation = null);

    /// <param name="Session">The opened session when the sign-up came from a page; never part of the API's answer.</param>
    public sealed record View(AccountId Id, string Email, string DisplayName, bool EmailVerified, [property: System.Text.Json.Serialization.JsonIgnore] OpenedSession? Session);

    /// <param name="accounts"><c>/api/accounts</c>, and the same below a realm.</param>
    public static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/", (Request? request, Slice<SignUp> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, enter: false, stop), stop).ToHttpCreated(_ => "/api/account"))
        .WithSummary("Sign up; in a realm that takes children, as a grown-up of 15 or older");

    /// <param name="enter">Signs the browser in at once.</param>
    public async Task<Outcome<View>> Run(Request request, bool enter, CancellationToken stop)
    {
        if (await WhyClosed(request.Invitation, stop) is { } closed)
            return closed;
        if (EmailAddress.Fault(request.Email) is { } wrongEmail)
            return Outcome.Invalid("email", wrongEmail);
        if (DisplayName.Fault(request.DisplayName) is { } wrongName)
            return Outcome.Invalid("display_name", wrongName);
        if (request.TimeZone is { Length: > 0 } zone && !TimeZones.Knows(zone))
            return Outcome.Invalid("time_zone", "Give an IANA time zone such as Europe/Berlin.");
        if (await limits.Take($"sign-up:{actor.IpAddress}", await settings.Get(AccountSettings.SignUpsPerHour, stop), TimeSpan.FromHours(1), stop) is { } tooOften)
            return tooOften;
        var hash = await passwords.Hash(request.Password, request.Email, "password", stop);
        return hash.Ok ? await work.Do<View>("sign up", null, () => Save(request, hash.Value, enter, stop), stop) : hash.Problem;
    }

    private async Task<Problem?> WhyClosed(string? invitation, CancellationToken stop) => await settings.Get(AccountSettings.Registration, stop) switch
    {
        AccountSettings.Closed => Outcome.Forbidden("sign_up_closed", "Nobody can sign up here by themselves: ask those who run this place for an account."),
        AccountSettings.ByInvitation when string.IsNullOrEmpty(invitation) => Outcome.Forbidden("invitation_needed", "You need an invitation to sign up here."),
        _ => null,
    };

    private async Task<Outcome<View>> Save(Request request, string hash, bool enter, CancellationToken stop)
    {
        var email = Account.Normalise(request.Email);
        if (await db.Set<Account>().AnyAsync(a => a.Email == email, stop))
            return Taken;
        var account = Account.Create(email, request.DisplayName, hash, time.GetUtcNow());
        account.Language = actor.Language;
        account.TimeZone = request.TimeZone is { Length: > 0 } zone ? zone : "UTC";
        // Where children come in, this door is for those of 15 and older: it says so.
        if (actor.Realm is not null && await settings.Get(FamilySettings.TakesChildren, stop))
            account.SayGrownUp(time.GetUtcNow());
        db.Add(account);
        log.Write(account.Id, SignInAction.Register);
        await links.MailConfirmation(account, stop);
        await db.SaveChangesAsync(stop);
        foreach (var room in welcomes)
            if (await room.Welcome(new(account.Id, email, ComesAs.Adult, request.Invitation), stop) is { } refused)
                return refused;
        var mayEnter = enter && !await settings.Get(AccountSettings.ConfirmFirst, stop);
        return new View(account.Id, email, account.DisplayName, false, mayEnter ? await desk.Open(account, SessionKind.Browser, stop) : null);
    }
}
