using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Settings;

namespace Questory.Accounts.Sessions;

/// <summary>E-mail and password in, a session out; for browsers and programs alike (AE-007). An unknown address and a wrong
/// password read the same and take the same time; the history keeps what was refused.</summary>
internal sealed class PasswordSignIn(
    Databases databases, AppDb db, Work work, Actor actor, TimeProvider time, CurrentSettings settings,
    Platform.Security.Passwords passwords, Lockout lockout, RateLimits limits, SessionDesk desk, SignInLog log)
{
    public static readonly Problem Wrong = new(ProblemKind.NotSignedIn, "wrong_credentials", "This e-mail address and password do not belong together.");

    private sealed record Known(AccountId Id, string? Hash);

    private sealed record Verdict(OpenedSession? Opened, Problem? Refused);

    public async Task<Outcome<OpenedSession>> Try(string typedEmail, string password, SessionKind kind, CancellationToken stop)
    {
        var email = Account.Normalise(typedEmail);
        if (await limits.Take($"sign-in:{actor.IpAddress}", await settings.Get(AccountSettings.SignInsPerMinute, stop), TimeSpan.FromMinutes(1), stop) is { } tooOften)
            return tooOften;
        var known = await databases.LookUp("select id, password_hash from accounts_accounts where email = $1",
            row => new Known(new(row.GetGuid(0)), row.IsDBNull(1) ? null : row.GetString(1)), stop, email);
        if (await lockout.Count(email, stop) is { } until)
            return await Refuse(known, SignInAction.Locked, SignInReason.Locked, Locked(until - time.GetUtcNow(), until), stop);

        var check = await passwords.Check(password, known?.Hash, stop);
        if (!check.Ok)
        {
            await lockout.Uncount(email, stop);
            return check.Problem;
        }
        if (check.Value == PasswordMatch.No || known is null)
            return await Refuse(known, SignInAction.LoginFailed, SignInReason.WrongPassword, Wrong, stop);

        await lockout.Clear(email, stop);
        var renewed = check.Value == PasswordMatch.YesRehash ? (await passwords.Hash(password, stop)).Value : null;
        var verdict = await work.Do<Verdict>("sign in", null, () => Enter(known.Id, renewed, kind, stop), stop);
        return verdict switch
        {
            { Ok: false } => verdict.Problem,
            { Value.Refused: { } refused } => refused,
            _ => verdict.Value.Opened!,
        };
    }

    private async Task<Outcome<Verdict>> Enter(AccountId id, string? renewedHash, SessionKind kind, CancellationToken stop)
    {
        await db.AwaitWord(id, stop);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account)
            return new Verdict(null, Wrong);
        account.LiftIfServed(time.GetUtcNow());
        var child = await db.FindChild(id, stop);
        child?.Settle(account);
        if (await WhyNot(account, child, stop) is var (reason, refused))
        {
            log.Write(account.Id, SignInAction.Denied, reason);
            return new Verdict(null, refused);
        }
        if (renewedHash is not null)
            account.SetPassword(renewedHash);
        return new Verdict(await desk.Open(account, kind, stop), null);
    }

    private async Task<(SignInReason, Problem)?> WhyNot(Account account, Child? child, CancellationToken stop) => account.Status switch
    {
        AccountStatus.Deleted => (SignInReason.Suspended, Outcome.Forbidden("deleted", "This account has been deleted.")),
        AccountStatus.Suspended when account.SuspendedReason is null => (SignInReason.Suspended, Outcome.Forbidden("suspended", Waiting.Paused)),
        AccountStatus.Suspended => (SignInReason.Suspended, Outcome.Forbidden("suspended", Suspension(account))),
        AccountStatus.Pending => (SignInReason.Waiting, Outcome.Forbidden(Waiting.Code, child is { Waits: false } ? Waiting.ForConfirmation : Waiting.ForParent)),
        _ when account.EmailVerifiedAt is null && await settings.Get(AccountSettings.ConfirmFirst, stop) =>
            (SignInReason.NotVerified, Outcome.Forbidden("email_unconfirmed", "Confirm your e-mail address first: open the link we sent you, or ask for a new one.")),
        _ => null,
    };

    private static string Suspension(Account account) => account.SuspendedUntil is { } until
        ? $"This account is suspended until {until:yyyy-MM-dd HH:mm} UTC: {account.SuspendedReason}"
        : $"This account is suspended: {account.SuspendedReason}";

    private async Task<Problem> Refuse(Known? known, SignInAction action, SignInReason reason, Problem refusal, CancellationToken stop)
    {
        // The same trip to the database for a stranger's address, so that time tells nothing either.
        await work.Do<Done>("refuse sign-in", null, () =>
        {
            if (known is not null)
                log.Write(known.Id, action, reason);
            return Task.FromResult<Outcome<Done>>(Outcome.Done);
        }, stop);
        return refusal;
    }

    private static Problem Locked(TimeSpan wait, DateTimeOffset until) => Outcome.TooOften(wait,
        $"Too many wrong passwords: sign-in with this address opens again in {Math.Max(1, Math.Ceiling(wait.TotalMinutes))} minutes, at {until:HH:mm} UTC.");
}
