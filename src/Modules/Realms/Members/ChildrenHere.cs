using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Realms.Members;

/// <summary>Whether a child of another realm may come into this one.</summary>
internal static class ChildrenHere
{
    private static readonly Problem NotForChildren = Outcome.Forbidden("no_children_here", "This place is not made for children.");
    private static readonly Problem AskParent = Outcome.Forbidden("consent_needed", "Here a parent has to consent first: ask yours to say yes on the page about you.");

    /// <summary>One who is free of consent by another realm's setting needs it where the age is not freed (AE-021).</summary>
    public static async Task<Problem?> WhyNotHere(this CurrentSettings settings, ChildOfFamily child, RealmId realm, CancellationToken stop)
    {
        if (!await settings.Get(FamilySettings.TakesChildren, realm, stop))
            return NotForChildren;
        return child is { RequiresConsent: false, FreedByAdmin: false, ConsentGivenAt: null } && !await settings.Get(FamilySettings.TeensAreFree, realm, stop) ? AskParent : null;
    }
}
