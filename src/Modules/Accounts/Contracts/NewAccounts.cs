using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Links;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Preferences;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>An account that somebody else than its person makes: an operator, the command line, the demo.</summary>
/// <param name="Password">Null for an invitation: no sign-in before the person has set one by a mailed link (AE-014).</param>
public sealed record NewAccount(string Email, string DisplayName, string? Password = null, bool IsOperator = false, bool EmailVerified = false, string TimeZone = "UTC", string Language = "en");

/// <summary>An account whose values are checked and whose password is hashed, ready to be saved.</summary>
public sealed record PreparedAccount(NewAccount Wanted, string? PasswordHash);

/// <summary>Makes accounts under the same rules as sign-up, in two steps: hashing is slow and no transaction may wait for it.</summary>
public sealed class NewAccounts
{
    private readonly AppDb db;
    private readonly TimeProvider time;
    private readonly NewPassword passwords;
    private readonly LinkDesk links;

    internal NewAccounts(AppDb db, TimeProvider time, NewPassword passwords, LinkDesk links) =>
        (this.db, this.time, this.passwords, this.links) = (db, time, passwords, links);

    /// <summary>422 when a value breaks a rule.</summary>
    public async Task<Outcome<PreparedAccount>> Prepare(NewAccount wanted, CancellationToken stop)
    {
        if (EmailAddress.Fault(wanted.Email) is { } wrongEmail)
            return Outcome.Invalid("email", wrongEmail);
        if (DisplayName.Fault(wanted.DisplayName) is { } wrongName)
            return Outcome.Invalid("display_name", wrongName);
        if (!TimeZones.Knows(wanted.TimeZone))
            return Outcome.Invalid("time_zone", "Give an IANA time zone such as Europe/Berlin.");
        if (wanted.Password is null)
            return new PreparedAccount(wanted, null);
        var hashed = await passwords.Hash(wanted.Password, wanted.Email, "password", stop);
        return hashed.Ok ? new PreparedAccount(wanted, hashed.Value) : hashed.Problem;
    }

    /// <summary>The new account's id, within the caller's unit of work; 409 when the address has an account.</summary>
    public async Task<Outcome<AccountId>> Save(PreparedAccount prepared, CancellationToken stop)
    {
        var (wanted, hash) = prepared;
        if (await Find(wanted.Email, stop) is not null)
            return SignUp.Taken;
        var account = Account.Create(wanted.Email, wanted.DisplayName, hash, time.GetUtcNow());
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

    /// <summary>Whose address this is; null when nobody's.</summary>
    public async Task<AccountId?> Find(string email, CancellationToken stop)
    {
        var normal = Account.Normalise(email);
        return await db.Set<Account>().Where(account => account.Email == normal).Select(account => (AccountId?)account.Id).SingleOrDefaultAsync(stop);
    }
}
