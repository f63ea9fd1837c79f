using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Sessions;

internal enum SignInAction { Register, Login, LoginFailed, Logout, Refresh, PasswordChange, PasswordReset, Locked, Denied, SettingsChange }

internal enum SignInReason { WrongPassword, NotVerified, Waiting, Suspended, Locked, ReusedToken }

/// <summary>The sign-in history of known accounts, good and bad (NT-005, EP-007). Nobody changes or deletes a line. Of a child nothing
/// is noted, not even a wrong password, while the consent it needs is not given or is taken back (AE-020, AE-072), nor once it is
/// deleted; nor of whoever is gone for good. A word spoken at this very moment is waited for.</summary>
internal sealed class SignInLog(AppDb db, Work work, Actor actor, TimeProvider time)
{
    /// <summary>Noted at the end of the unit of work, by what it has made of the account.</summary>
    public void Write(AccountId account, SignInAction action, SignInReason? reason = null)
    {
        // A guardian who ends a child's session did it from elsewhere.
        var own = action != SignInAction.Logout || actor.Account == account;
        var entry = new SignInEntry
        {
            AccountId = account,
            At = time.GetUtcNow(),
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Action = action,
            Reason = reason,
            IpAddress = own ? actor.IpAddress : null,
            UserAgent = !own ? null : actor.UserAgent is { Length: > 500 } ? actor.UserAgent[..500] : actor.UserAgent,
        };
        work.BeforeCommit(async () =>
        {
            await db.AwaitWord(account, CancellationToken.None);
            await db.SaveChangesAsync();
            if (await db.Set<Account>().AnyAsync(person => person.Id == account && !db.Set<Child>().Any(child => child.AccountId == account &&
                    ((child.RequiresConsent && child.ConsentGivenAt == null) || child.WithdrawnAt != null || person.Status == AccountStatus.Deleted))))
                db.Add(entry);
        });
    }
}

internal sealed class SignInEntry
{
    public AccountId AccountId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid Id { get; init; }
    public SignInAction Action { get; init; }
    public SignInReason? Reason { get; init; }
    public string? IpAddress { get; init; }
    public string? UserAgent { get; init; }

    private sealed class Map : IEntityTypeConfiguration<SignInEntry>
    {
        public void Configure(EntityTypeBuilder<SignInEntry> entry)
        {
            entry.ToTable("accounts_sign_ins").HasKey(e => new { e.AccountId, e.At, e.Id });
            entry.BelongsToAccount(e => e.AccountId);
        }
    }
}
