using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Accounts.Links;

/// <summary>Sets a new password by a mailed link: all sessions end, a lock is lifted, and the address is proved (AE-009).</summary>
[Anyone("The mailed token is the proof."), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("The token says whose password it is.")]
internal sealed class ResetPassword(
    Databases databases, AppDb db, Work work, TimeProvider time, NewPassword passwords, LinkDesk links, Lockout lockout, SessionDesk desk, SignInLog log, Mailbox mails)
{
    public sealed record Request([Required] string Token, [Required] string Password);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/password-resets", (Request? request, Slice<ResetPassword> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Choose a new password by the mailed token");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        // Looked up before the costly hash, and taken for good only with it.
        if (SecretToken.Read(TokenKind.PasswordReset, request.Token) is not { } token || await EmailOf(token, stop) is not { } email)
            return LinkDesk.Useless;
        var hash = await passwords.Hash(request.Password, email, "password", stop);
        if (!hash.Ok)
            return hash.Problem;
        var outcome = await work.Do<Done>("reset password", null, () => Save(request.Token, hash.Value, stop), stop);
        if (outcome.Ok)
            await lockout.Clear(email, stop);
        return outcome;
    }

    private Task<string?> EmailOf(SecretToken token, CancellationToken stop) => databases.LookUp(
        "select email from accounts_links where token_hash = $1 and expires_at > $2", row => row.GetString(0), stop, token.Hash, time.GetUtcNow());

    private async Task<Outcome<Done>> Save(string token, string hash, CancellationToken stop)
    {
        if (await links.Take(TokenKind.PasswordReset, token, stop) is not { } link)
            return LinkDesk.Useless;
        await db.AwaitWord(link.AccountId, stop);
        var account = await db.Set<Account>().SingleAsync(a => a.Id == link.AccountId, stop);
        account.SetPassword(hash);
        if (account.Email == link.Email)
            account.VerifyEmail(time.GetUtcNow());
        if (await db.FindChild(account.Id, stop) is { } child)
        {
            child.Settle(account);
            await TellGuardian(account, child.GuardianId, stop);
        }
        log.Write(account.Id, SignInAction.PasswordReset);
        await desk.EndOthers(account.Id, kept: null, stop);
        return Outcome.Done;
    }

    private async Task TellGuardian(Account child, AccountId? guardian, CancellationToken stop)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == guardian, stop) is { } parent)
            mails.Put(FamilyMails.PasswordChanged.Letter(parent.Email, null, ("child", child.FirstName!)), parent.Id, child.Id);
    }
}
