using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;

namespace Questory.Accounts.People;

internal enum AccountStatus { Pending, Active, Suspended, Deleted }

/// <summary>A person of the installation. One per e-mail address, compared without case (AE-001, AE-014).</summary>
internal sealed class Account
{
    public const int EmailMax = 255;
    public const int DisplayNameMax = 50;
    public const int NameMax = 100;

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
    public string Language { get; set; } = "en";

    /// <summary>IANA name; the person's day, and so their streak, ends by it.</summary>
    public string TimeZone { get; set; } = "UTC";
    public string ThemePreference { get; set; } = "default";
    public bool SoundEnabled { get; set; } = true;
    public bool NotificationsEnabled { get; set; } = true;
    public int FailedSignIns { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }
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

    public void VerifyEmail(DateTimeOffset now) => EmailVerifiedAt ??= now;

    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        (FailedSignIns, LockedUntil) = (0, null);
    }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Counts a wrong password; locks for a while once the allowed number is reached (AE-008).</summary>
    public void CountFailure(int allowed, TimeSpan lockFor, DateTimeOffset now)
    {
        if (LockedUntil <= now)
            (FailedSignIns, LockedUntil) = (0, null);
        FailedSignIns++;
        if (FailedSignIns >= allowed)
            LockedUntil = now + lockFor;
    }

    public void SignedIn(string? ipAddress, DateTimeOffset now)
    {
        (FailedSignIns, LockedUntil) = (0, null);
        (LastSignInAt, LastSignInIp) = (now, ipAddress);
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
    private sealed class SpineMap : IEntityTypeConfiguration<ActivityRow>, IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<ActivityRow> row) =>
            row.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);

        public void Configure(EntityTypeBuilder<AuditRow> row) =>
            row.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
