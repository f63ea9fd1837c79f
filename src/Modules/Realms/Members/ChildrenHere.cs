using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Realms.Members;

/// <summary>Who may come into a realm that takes children: children with what their age needs, and others who say that they are none.</summary>
internal sealed class ChildrenHere(AppDb db, TimeProvider time, CurrentSettings settings)
{
    private static readonly Problem NotForChildren = Outcome.Forbidden("no_children_here", "This place is not made for children.");
    private static readonly Problem AskParent = Outcome.Forbidden("consent_needed", "Here a parent has to consent first: ask yours to say yes on the page about you.");
    private static readonly Problem AgeNeeded = Outcome.Invalid("grown_up", "Children play here. Say that you are 15 or older; if you are younger, sign up here as a child, and a parent is asked.");

    /// <param name="grownUp">The person says so now; kept.</param>
    /// <returns>Null when the person may come in; whether as a child, says <paramref name="child"/>.</returns>
    public async Task<Problem?> WhyNot(RealmId realm, AccountId person, ChildOfFamily? child, bool grownUp, CancellationToken stop)
    {
        var takesChildren = await settings.Get(FamilySettings.TakesChildren, realm, stop);
        if (child is not null)
            return !takesChildren ? NotForChildren : await NeedsConsent(child, realm, stop) ? AskParent : null;
        if (grownUp)
            await db.SayGrownUp(person, time.GetUtcNow(), stop);
        return takesChildren && !grownUp && !await db.IsGrownUp(person, stop) ? AgeNeeded : null;
    }

    // One who is free of consent by another realm's setting needs it where the age is not freed (AE-021).
    private async Task<bool> NeedsConsent(ChildOfFamily child, RealmId realm, CancellationToken stop) =>
        child is { RequiresConsent: false, FreedByAdmin: false, ConsentGivenAt: null } && !await settings.Get(FamilySettings.TeensAreFree, realm, stop);
}
