using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Links;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Preferences;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>An account that somebody else than its person makes: an operator, the command line, the demo, an invitation.</summary>
/// <param name="Password">Null for an invitation: no sign-in before the person has set one by a mailed link (AE-014).</param>
public sealed record NewAccount(string Email, string DisplayName, string? Password = null, bool IsOperator = false, bool EmailVerified = false, string TimeZone = "UTC", string Language = "en");

/// <summary>Makes accounts under the same rules as sign-up.</summary>
public sealed class NewAccounts
{
    private readonly AppDb db;
    private readonly Work work;
    private readonly TimeProvider time;
    private readonly NewPassword passwords;
    private readonly LinkDesk links;

    internal NewAccounts(AppDb db, Work work, TimeProvider time, NewPassword passwords, LinkDesk links) =>
        (this.db, this.work, this.time, this.passwords, this.links) = (db, work, time, passwords, links);

    /// <summary>The new account's id; 409 when the address has one, 422 when a value breaks a rule. Opens its own unit of work
    /// unless the caller has one open.</summary>
    public async Task<Outcome<AccountId>> Create(NewAccount wanted, CancellationToken stop)
    {
        if (EmailAddress.Fault(wanted.Email) is { } wrongEmail)
            return Outcome.Invalid("email", wrongEmail);
        if (DisplayName.Fault(wanted.DisplayName) is { } wrongName)
            return Outcome.Invalid("display_name", wrongName);
        if (!TimeZones.Knows(wanted.TimeZone))
            return Outcome.Invalid("time_zone", "Give an IANA time zone such as Europe/Berlin.");
        string? hash = null;
        if (wanted.Password is not null)
        {
            var hashed = await passwords.Hash(wanted.Password, wanted.Email, "password", stop);
            if (!hashed.Ok)
                return hashed.Problem;
            hash = hashed.Value;
        }
        return await work.Do<AccountId>("make account", null, () => Save(wanted, hash, stop), stop);
    }

    private async Task<Outcome<AccountId>> Save(NewAccount wanted, string? hash, CancellationToken stop)
    {
        var email = Account.Normalise(wanted.Email);
        if (await db.Set<Account>().AnyAsync(a => a.Email == email, stop))
            return SignUp.Taken;
        var account = Account.Create(email, wanted.DisplayName, hash, time.GetUtcNow());
        (account.TimeZone, account.Language) = (wanted.TimeZone, wanted.Language);
        if (wanted.IsOperator)
            account.MakeOperator();
        if (wanted.EmailVerified)
            account.VerifyEmail(time.GetUtcNow());
        db.Add(account);
        if (hash is null)
            await links.MailWelcome(account, stop);
        await db.SaveChangesAsync(stop);
        return account.Id;
    }
}
