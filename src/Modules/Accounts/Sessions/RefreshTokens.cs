using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>Exchanges a refresh token for the next pair (AE-010, NT-002). A token that was exchanged before has been
/// stolen, or its owner was robbed: the session ends for both. There is no grace, so a program refreshes one at a time.</summary>
[Anyone("The refresh token is the proof."), OwnWork("The session of a stolen token must end although the caller is refused."), AsSystem("The token says whose session it is.")]
internal sealed class RefreshTokens(AppDb db, Work work, TimeProvider time, SessionDesk desk, SignInLog log, AccessKeys keys)
{
    private static readonly Problem Useless = new(ProblemKind.NotSignedIn, "refresh_token_useless", "This refresh token is expired, used or ended: sign in again.");

    public sealed record Request([Required] string RefreshToken);

    private sealed record Verdict(OpenedSession? Renewed);

    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapPost("/refresh", (Request? request, Slice<RefreshTokens> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Exchange a refresh token");

    public async Task<Outcome<Tokens>> Run(Request request, CancellationToken stop)
    {
        if (SecretToken.Read(TokenKind.Refresh, request.RefreshToken) is not { } token)
            return Useless;
        var verdict = await work.Do<Verdict>("refresh tokens", null, () => Exchange(token, stop), stop);
        if (!verdict.Ok)
            return verdict.Problem;
        return verdict.Value.Renewed is { } renewed ? await keys.Issue(renewed, stop) : Useless;
    }

    private async Task<Outcome<Verdict>> Exchange(SecretToken token, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (await db.Scalar<Guid?>("select account_id from accounts_sessions where token_hash = $1", stop, token.Hash) is { } owner)
            await db.AwaitWord(new(owner), stop);
        // Of two exchanges at once the second waits here, and then finds the token spent.
        var session = await db.Set<Session>().FromSql($"select * from accounts_sessions where token_hash = {token.Hash} for update").SingleOrDefaultAsync(stop);
        if (session is null)
        {
            await EndRobbed(token, now, stop);
            return new Verdict(null);
        }
        var active = await db.Set<Account>().AnyAsync(a => a.Id == session.AccountId && a.Status == AccountStatus.Active, stop);
        if (!active || session.Kind != SessionKind.Api || !session.IsOpen(now))
            return new Verdict(null);
        var next = SecretToken.New(TokenKind.Refresh);
        await db.Execute("insert into accounts_spent_tokens (account_id, token_hash, session_id, spent_at) values ($1, $2, $3, $4)",
            stop, session.AccountId.Value, token.Hash, session.Id, now);
        session.Rotate(next.Hash, now, await desk.Life(stop));
        log.Write(session.AccountId, SignInAction.Refresh);
        return new Verdict(new(session.AccountId, session.Id, next.Text, session.ExpiresAt));
    }

    private async Task EndRobbed(SecretToken token, DateTimeOffset now, CancellationToken stop)
    {
        var robbed = await db.Rows("""
            update accounts_sessions s set ended_at = coalesce(s.ended_at, $2) from accounts_spent_tokens spent
            where spent.token_hash = $1 and s.account_id = spent.account_id and s.id = spent.session_id
            returning s.account_id
            """, row => new AccountId(row.GetGuid(0)), stop, token.Hash, now);
        foreach (var account in robbed)
            log.Write(account, SignInAction.Denied, SignInReason.ReusedToken);
    }
}
