using System.ComponentModel.DataAnnotations;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Sessions;

/// <summary>Signs a browser in; its page puts the token into the cookie (AE-007).</summary>
[Anyone("Whoever signs in is not signed in yet."), OwnWork("Checking a password takes a fifth of a second, and a refused sign-in is kept in the history."), AsSystem("Nobody is known before the password is.")]
internal sealed class SignIn(PasswordSignIn signIn)
{
    public sealed record Request([Required] string Email, [Required] string Password);

    public Task<Outcome<OpenedSession>> Run(Request request, CancellationToken stop) =>
        signIn.Try(request.Email, request.Password, SessionKind.Browser, stop);
}
