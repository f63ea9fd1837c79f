using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Uses up the link of a consent mail (AE-017). An adult invited by it chooses a password and so gets an account; a
/// known one must be signed in. Either way the address is proved (AE-016), and the answer itself is given afterwards.</summary>
[Anyone("The mailed link is the proof."), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("The token says whose answer is asked.")]
internal sealed class UseConsentLink(Work work, Actor actor, TimeProvider time, NewPassword passwords, ConsentDesk consent, SessionDesk desk, SignInLog log)
{
    /// <param name="Password">Chosen by an invited adult; not needed by others.</param>
    public sealed record Request([Required] string Token, string? Password);

    /// <param name="Child">Whom to answer for: <c>PUT …/family/children/{child}/consent</c>.</param>
    public sealed record View(AccountId Child, [property: System.Text.Json.Serialization.JsonIgnore] OpenedSession? Session);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/consent-links", (Request? request, Slice<UseConsentLink> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, enter: false, stop), stop).ToHttp())
        .WithSummary("Use the link of a consent mail");

    /// <param name="enter">Signs the browser of a newly made adult in at once.</param>
    public async Task<Outcome<View>> Run(Request request, bool enter, CancellationToken stop)
    {
        // Looked up before the costly hash, and taken for good only with it.
        var found = await work.Do<ConsentDesk.OpenLink>("look at consent link", null, async () =>
            await consent.Find(request.Token, stop) is { } open ? open : ConsentDesk.Useless, stop);
        if (!found.Ok)
            return found.Problem;
        if (found.Value.Guardian.PasswordHash is not null)
            return await work.Do<View>("open consent link", null, () => Open(request.Token, stop), stop);
        var hash = await passwords.Hash(request.Password ?? "", found.Value.Guardian.Email, "password", stop);
        return hash.Ok ? await work.Do<View>("choose password by consent link", null, () => Choose(request.Token, hash.Value, enter, stop), stop) : hash.Problem;
    }

    private async Task<Outcome<View>> Open(string token, CancellationToken stop)
    {
        if (await consent.Find(token, stop) is not var (link, child, guardian))
            return ConsentDesk.Useless;
        if (actor.Account is null)
            return Outcome.NotSignedIn();
        if (actor.Account != guardian.Id)
            return MyChildren.Hidden;
        link.Use(time.GetUtcNow());
        guardian.VerifyEmail(time.GetUtcNow());
        return new View(child.AccountId, null);
    }

    private async Task<Outcome<View>> Choose(string token, string hash, bool enter, CancellationToken stop)
    {
        if (await consent.Find(token, stop) is not var (link, child, guardian) || guardian.PasswordHash is not null)
            return ConsentDesk.Useless;
        link.Use(time.GetUtcNow());
        guardian.SetPassword(hash);
        guardian.VerifyEmail(time.GetUtcNow());
        log.Write(guardian.Id, SignInAction.Register);
        return new View(child.AccountId, enter ? await desk.Open(guardian, SessionKind.Browser, stop) : null);
    }
}
