using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>A child as its guardian and admins may read it; never for other learners or teachers (AE-013).</summary>
public sealed class ChildOfFamily
{
    public required AccountId AccountId { get; init; }
    public required AccountId? GuardianId { get; init; }

    /// <summary>Only for the guardian's and admins' eyes; everybody else gets <see cref="DisplayName"/>.</summary>
    public required string FirstName { get; init; }
    public required string DisplayName { get; init; }

    /// <summary>Whole years, 7 to 14.</summary>
    public required int Age { get; init; }
    public required bool RequiresConsent { get; init; }

    /// <summary>Needs no consent by an admin's own word, whatever a setting says.</summary>
    public required bool FreedByAdmin { get; init; }
    public required DateTimeOffset? ConsentGivenAt { get; init; }

    /// <summary>May play: e-mail confirmed, consent given or not needed, suspended by nobody.</summary>
    public required bool IsActive { get; init; }

    /// <summary><c>pending</c>, <c>active</c> or <c>suspended</c>.</summary>
    public required string Status { get; init; }
    public required string TimeZone { get; init; }
}

public static class Families
{
    /// <summary>All children who are not deleted, to be narrowed by the caller's query:
    /// <c>db.ReadChildren().Where(child => child.GuardianId == actor.Me)</c> are my own.</summary>
    public static IQueryable<ChildOfFamily> ReadChildren(this AppDb db) =>
        from child in db.Set<Child>()
        join account in db.Set<Account>() on child.AccountId equals account.Id
        where account.Status != AccountStatus.Deleted
        select new ChildOfFamily
        {
            AccountId = child.AccountId,
            GuardianId = child.GuardianId,
            FirstName = account.FirstName ?? account.DisplayName,
            DisplayName = account.DisplayName,
            Age = child.Age,
            RequiresConsent = child.RequiresConsent,
            FreedByAdmin = child.FreedAt != null,
            ConsentGivenAt = child.ConsentGivenAt,
            IsActive = account.Status == AccountStatus.Active,
            Status = account.Status == AccountStatus.Active ? "active" : account.Status == AccountStatus.Pending ? "pending" : "suspended",
            TimeZone = account.TimeZone,
        };
}
