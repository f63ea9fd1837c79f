using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Sessions;

internal enum SignInAction { Register, Login, LoginFailed, Logout, Refresh, PasswordChange, PasswordReset, Locked, Denied, SettingsChange }

internal enum SignInReason { WrongPassword, NotVerified, Waiting, Suspended, Locked, ReusedToken }

/// <summary>The sign-in history of known accounts, good and bad (NT-005, EP-007). Nobody changes or deletes a line.</summary>
internal sealed class SignInLog(AppDb db, Actor actor, TimeProvider time)
{
    public void Write(AccountId account, SignInAction action, SignInReason? reason = null) => db.Add(new SignInEntry
    {
        AccountId = account,
        At = time.GetUtcNow(),
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Action = action,
        Reason = reason,
        IpAddress = actor.IpAddress,
        UserAgent = actor.UserAgent is { Length: > 500 } ? actor.UserAgent[..500] : actor.UserAgent,
    });
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
