using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>What a program gets for signing in and for each refresh.</summary>
/// <param name="AccessToken">JWT, sent as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Life of the access token in seconds.</param>
/// <param name="RefreshToken">Good for one refresh; the answer brings the next one.</param>
internal sealed record Tokens(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, DateTimeOffset RefreshExpiresAt, AccountId Account, Guid Session);

/// <summary>Signs a program in: a short-lived access token and a refresh token (AE-007, NT-002).</summary>
[Anyone("Whoever signs in is not signed in yet."), OwnWork("Checking a password takes a fifth of a second, and a refused sign-in is kept in the history."), AsSystem("Nobody is known before the password is.")]
internal sealed class CreateTokens(PasswordSignIn signIn, AccessKeys keys)
{
    public sealed record Request([Required] string Email, [Required] string Password);

    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapPost("/", (Request? request, Slice<CreateTokens> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Sign in");

    public async Task<Outcome<Tokens>> Run(Request request, CancellationToken stop)
    {
        var outcome = await signIn.Try(request.Email, request.Password, SessionKind.Api, stop);
        return outcome.Ok ? await keys.Issue(outcome.Value, stop) : outcome.Problem;
    }
}
