using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>A person as other rooms may read them. E-mail and status are for those who manage people, never for other learners (AE-013).</summary>
public sealed class Person
{
    public required AccountId Id { get; init; }
    public required string DisplayName { get; init; }
    public required string Email { get; init; }
    public required bool EmailVerified { get; init; }
    public required bool IsActive { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset? LastSignInAt { get; init; }
}

public static class People
{
    /// <summary>All living accounts, to be narrowed and joined by the caller's query.</summary>
    public static IQueryable<Person> ReadPeople(this AppDb db) => db.Set<Account>()
        .Where(account => account.Status != AccountStatus.Deleted)
        .Select(account => new Person
        {
            Id = account.Id,
            DisplayName = account.DisplayName,
            Email = account.Email,
            EmailVerified = account.EmailVerifiedAt != null,
            IsActive = account.Status == AccountStatus.Active,
            TimeZone = account.TimeZone,
            LastSignInAt = account.LastSignInAt,
        });
}
