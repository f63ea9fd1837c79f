using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Security;
using Questory.Platform.Settings;

namespace Questory.Accounts.Sessions;

/// <summary>A session just opened. The token is shown this once: the browser's cookie, or the API's refresh token.</summary>
internal sealed record OpenedSession(AccountId Account, Guid Session, string Token, DateTimeOffset ExpiresAt);

/// <summary>Opens sessions for people who have proved who they are; part of the caller's unit of work.</summary>
internal sealed class SessionDesk(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, SignInLog log)
{
    public async Task<OpenedSession> Open(Account account, SessionKind kind, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var token = SecretToken.New(kind == SessionKind.Browser ? TokenKind.Session : TokenKind.Refresh);
        var session = Session.Start(account.Id, kind, token.Hash, actor.IpAddress, actor.UserAgent, now, await Life(stop));
        db.Add(session);
        account.SignedIn(actor.IpAddress, now);
        log.Write(account.Id, SignInAction.Login);
        return new(account.Id, session.Id, token.Text, session.ExpiresAt);
    }

    /// <summary>A browser session for a child who waits: no network address, program or history is kept before a parent has consented.</summary>
    public async Task<OpenedSession> OpenUnseen(Account account, CancellationToken stop)
    {
        var token = SecretToken.New(TokenKind.Session);
        var session = Session.Start(account.Id, SessionKind.Browser, token.Hash, ip: null, userAgent: null, time.GetUtcNow(), await Life(stop));
        db.Add(session);
        return new(account.Id, session.Id, token.Text, session.ExpiresAt);
    }

    /// <summary>How long a session lives after its last use.</summary>
    public async Task<TimeSpan> Life(CancellationToken stop) => TimeSpan.FromDays(await settings.Get(AccountSettings.SessionDays, stop));

    /// <summary>Ends all sessions of a person but one: after a new password, or when they lost a device.</summary>
    public Task<int> EndOthers(AccountId account, Guid? kept, CancellationToken stop) => db.Execute(
        "update accounts_sessions set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null",
        stop, account.Value, kept ?? Guid.Empty, time.GetUtcNow());
}
