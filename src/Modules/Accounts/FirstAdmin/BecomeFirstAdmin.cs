using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Links;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.FirstAdmin;

/// <summary>Makes the first operator, by the link that the server printed; signs them in.</summary>
[Anyone("The printed link is the proof."), OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("There is nobody yet whose rows these are.")]
internal sealed class BecomeFirstAdmin(
    FirstAdminLink links, AppDb db, Work work, TimeProvider time, NewPassword passwords, SessionDesk desk, SignInLog log, AuditTrail audit)
{
    public sealed record Request(
        [Required] string Token,
        [Required, StringLength(Account.EmailMax)] string Email,
        [Required, StringLength(Account.DisplayNameMax)] string DisplayName,
        [Required] string Password);

    public async Task<Outcome<OpenedSession>> Run(Request request, CancellationToken stop)
    {
        if (!await links.IsLiving(request.Token, stop))
            return LinkDesk.Useless;
        if (EmailAddress.Fault(request.Email) is { } wrongEmail)
            return Outcome.Invalid("email", wrongEmail);
        if (DisplayName.Fault(request.DisplayName) is { } wrongName)
            return Outcome.Invalid("display_name", wrongName);
        var hash = await passwords.Hash(request.Password, request.Email, "password", stop);
        return hash.Ok ? await work.Do<OpenedSession>("become first admin", null, () => Save(request, hash.Value, stop), stop) : hash.Problem;
    }

    private async Task<Outcome<OpenedSession>> Save(Request request, string hash, CancellationToken stop)
    {
        // Of two people with two links only one becomes the first.
        await db.Execute("select pg_advisory_xact_lock(hashtext('accounts_first_admin_links'))", stop);
        if (await db.Set<Account>().AnyAsync(a => a.IsOperator, stop))
            return LinkDesk.Useless;
        var email = Account.Normalise(request.Email);
        if (await db.Set<Account>().AnyAsync(a => a.Email == email, stop))
            return SignUp.Taken;
        var account = Account.Create(email, request.DisplayName, hash, time.GetUtcNow());
        account.MakeOperator();
        account.VerifyEmail(time.GetUtcNow());
        db.Add(account);
        log.Write(account.Id, SignInAction.Register);
        audit.Write("become first operator", "account", account.Id.Value);
        await db.Execute("delete from accounts_first_admin_links", stop);
        return await desk.Open(account, SessionKind.Browser, stop);
    }
}
