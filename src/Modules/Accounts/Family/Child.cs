using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;

namespace Questory.Accounts.Family;

/// <summary>What an account has besides when it is a child's (AE-001): age, the adult who answers for it, and their consent.
/// The account's status follows from it, by <see cref="Settle"/> alone.</summary>
internal sealed class Child
{
    public const int YoungestAge = 7;
    public const int OldestAge = 14;

    /// <summary>Below this age nothing frees a child from consent (AE-021).</summary>
    public const int AgeThatMayBeFree = 13;

    public AccountId AccountId { get; private init; }

    /// <summary>The one adult who answers for the child; null for a child who has none yet.</summary>
    public AccountId? GuardianId { get; private set; }
    public int Age { get; private set; }
    public bool RequiresConsent { get; private set; }

    /// <summary>When an admin freed this very child; null when a setting frees its age.</summary>
    public DateTimeOffset? FreedAt { get; private set; }
    public DateTimeOffset? ConsentGivenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Silence until then deletes a child who waits for an answer (AE-019).</summary>
    public DateTimeOffset? AnswerDueAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>The pseudonym under which the consent record knows the child, and outlives it.</summary>
    public Guid CaseId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static Child Of(AccountId account, AccountId guardian, int age, bool requiresConsent, DateTimeOffset? answerDueAt, DateTimeOffset now) => new()
    {
        AccountId = account,
        GuardianId = guardian,
        Age = age,
        RequiresConsent = requiresConsent || age < AgeThatMayBeFree,
        AnswerDueAt = requiresConsent || age < AgeThatMayBeFree ? answerDueAt : null,
        // Random in all its bits: a time within would tell when a child came, after everything else is gone.
        CaseId = Guid.NewGuid(),
        CreatedAt = now,
    };

    public static string? FaultOfAge(int? age) => age is >= YoungestAge and <= OldestAge
        ? null : $"Give an age in whole years from {YoungestAge} to {OldestAge}.";

    public bool Waits => RequiresConsent && ConsentGivenAt is null && WithdrawnAt is null;

    public void Grow(int age)
    {
        Age = age;
        if (age < AgeThatMayBeFree)
            Require();
    }

    public void Require() => (RequiresConsent, FreedAt) = (true, null);

    /// <summary>Who is freed has no answer to wait for: asked for again later, the days count anew.</summary>
    public void Free(DateTimeOffset now) => (RequiresConsent, FreedAt, AnswerDueAt) = (false, now, null);

    public void AwaitAnswer(DateTimeOffset until) => AnswerDueAt = until;

    public void Consent(DateTimeOffset now) => (ConsentGivenAt, WithdrawnAt, AnswerDueAt) = (now, null, null);

    public void Withdraw(DateTimeOffset now) => (ConsentGivenAt, WithdrawnAt) = (null, now);

    public void Pause(DateTimeOffset now) => PausedAt ??= now;

    public void Resume() => PausedAt = null;

    public void Remind(DateTimeOffset now) => RemindedAt = now;

    public void HandOver(AccountId guardian) => GuardianId = guardian;

    /// <summary>Gives the account the status that follows from everything known (AE-005): deleted is final, then what an
    /// admin decided, then the guardian's word, then what is still missing.</summary>
    public void Settle(Account account)
    {
        if (account.Status == AccountStatus.Deleted || account.SuspendedReason is not null)
            return;
        account.Settle(PausedAt is not null || WithdrawnAt is not null ? AccountStatus.Suspended
            : Waits || account.EmailVerifiedAt is null ? AccountStatus.Pending
            : AccountStatus.Active);
    }

    private sealed class Map : IEntityTypeConfiguration<Child>
    {
        public void Configure(EntityTypeBuilder<Child> child)
        {
            child.ToTable("accounts_children").HasKey(c => c.AccountId);
            child.Property(c => c.AccountId).ValueGeneratedNever();
            child.HasOne<Account>().WithOne().HasForeignKey<Child>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
            child.HasOne<Account>().WithMany().HasForeignKey(c => c.GuardianId).OnDelete(DeleteBehavior.Restrict);
            child.HasIndex(c => c.CaseId).IsUnique();
        }
    }
}
