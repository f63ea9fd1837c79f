using Questory.Accounts.People;
using Questory.Platform.Access;

namespace Questory.Accounts.Family;

/// <summary>A child as its guardian reads it.</summary>
/// <param name="State"><c>waiting_for_parent</c>, <c>waiting_for_confirmation</c>, <c>active</c>, <c>paused</c> by the guardian,
/// <c>consent_withdrawn</c>, or <c>suspended</c> by those who run the place.</param>
/// <param name="AnswerDueAt">When silence deletes the sign-up.</param>
internal sealed record ChildView(
    AccountId Id, string FirstName, string DisplayName, int Age, string Email, bool EmailVerified, AccountStatus Status, string State,
    bool RequiresConsent, bool ConsentGiven, DateTimeOffset? ConsentGivenAt, DateTimeOffset? AnswerDueAt, string? SuspendedReason,
    DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    public static ChildView Of(MyChildren.Mine mine)
    {
        var (child, account) = mine;
        return new(account.Id, account.FirstName ?? account.DisplayName, account.DisplayName, child.Age, account.Email, account.EmailVerifiedAt is not null,
            account.Status, StateOf(child, account), child.RequiresConsent, child.ConsentGivenAt is not null, child.ConsentGivenAt, child.AnswerDueAt,
            account.SuspendedReason, account.CreatedAt, account.LastSignInAt);
    }

    public bool IsPaused => State == "paused";

    public bool WaitsForMe => State == "waiting_for_parent";

    private static string StateOf(Child child, Account account) => account.Status switch
    {
        AccountStatus.Active => "active",
        AccountStatus.Suspended when account.SuspendedReason is not null => "suspended",
        AccountStatus.Suspended when child.WithdrawnAt is not null => "consent_withdrawn",
        AccountStatus.Suspended => "paused",
        _ when child.Waits => "waiting_for_parent",
        _ => "waiting_for_confirmation",
    };
}
