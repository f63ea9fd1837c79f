using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Files;

namespace Questory.Accounts.People;

internal enum AccountStatus { Pending, Active, Suspended, Deleted }

/// <summary>A person of the installation. One per e-mail address, compared without case (AE-001, AE-014).</summary>
internal sealed class Account
{
    public const int EmailMax = 255;
    public const int DisplayNameMax = 50;
    public const int NameMax = 100;
    public const int BioMax = 2000;

    public AccountId Id { get; private init; }
    public string Email { get; private set; } = "";
    public DateTimeOffset? EmailVerifiedAt { get; private set; }

    /// <summary>bcrypt; null until an invited person has set a password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>What others may see; never taken from the e-mail or the first name by itself.</summary>
    public string DisplayName { get; set; } = "";
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public AccountStatus Status { get; private set; }
    public bool IsOperator { get; private set; }

    /// <summary>When the person said that they are 15 or older; null for children and for whoever was never asked.</summary>
    public DateTimeOffset? GrownUpAt { get; private set; }
    public string Language { get; set; } = "en";

    /// <summary>IANA name; the person's day, and so their streak, ends by it.</summary>
    public string TimeZone { get; set; } = "UTC";
    public string ThemePreference { get; set; } = "default";
    public bool SoundEnabled { get; set; } = true;
    public bool NotificationsEnabled { get; set; } = true;
    public string? Bio { get; set; }

    /// <summary>When a suspension lifts itself; null with one that lasts until it is lifted.</summary>
    public DateTimeOffset? SuspendedUntil { get; private set; }
    public string? SuspendedReason { get; private set; }
    public DateTimeOffset? LastSignInAt { get; private set; }
    public string? LastSignInIp { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }

    public static Account Create(string email, string displayName, string? passwordHash, DateTimeOffset now) => new()
    {
        Id = Ids.New<AccountId>(),
        Email = Normalise(email),
        DisplayName = displayName.Trim(),
        PasswordHash = passwordHash,
        Status = AccountStatus.Active,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public static string Normalise(string email) => email.Trim().ToLowerInvariant();

    public void MakeOperator() => IsOperator = true;

    public void SayGrownUp(DateTimeOffset now) => GrownUpAt ??= now;

    public void VerifyEmail(DateTimeOffset now) => EmailVerifiedAt ??= now;

    public void SetPassword(string hash) => PasswordHash = hash;

    /// <summary>The new address has just been proved by a link sent to it.</summary>
    public void ChangeEmail(string email, DateTimeOffset now) => (Email, EmailVerifiedAt) = (Normalise(email), now);

    public void SignedIn(string? ipAddress, DateTimeOffset now) => (LastSignInAt, LastSignInIp) = (now, ipAddress);

    public void Suspend(string reason, DateTimeOffset? until) =>
        (Status, SuspendedReason, SuspendedUntil) = (AccountStatus.Suspended, reason, until);

    /// <summary>Final (AE-005): the row stays until it is purged.</summary>
    public void Delete(DateTimeOffset now) => (Status, DeletedAt) = (AccountStatus.Deleted, now);

    public void Reinstate() => (Status, SuspendedReason, SuspendedUntil) = (AccountStatus.Active, null, null);

    /// <summary>A child's state follows from its facet (<see cref="Family.Child.Settle"/>); nobody else calls this.</summary>
    public void Settle(AccountStatus status) => Status = status;

    /// <summary>A timed suspension whose end has come is lifted by the next sign-in (EP-012).</summary>
    public void LiftIfServed(DateTimeOffset now)
    {
        if (Status == AccountStatus.Suspended && SuspendedUntil <= now)
            Reinstate();
    }

    private sealed class Map : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.ToTable("accounts_accounts").HasIndex(a => a.Email).IsUnique();
            // A trigger moves it, whoever writes.
            account.Property(a => a.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }

    /// <summary>The spine's lines go with the person they tell of; audit lines stay, without the name.</summary>
    private sealed class SpineMap : IEntityTypeConfiguration<ActivityRow>, IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<ActivityRow> row) =>
            row.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);

        public void Configure(EntityTypeBuilder<AuditRow> row) =>
            row.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.SetNull);

        public void Configure(EntityTypeBuilder<StoredFile> file) =>
            file.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
