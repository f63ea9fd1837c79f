using System.ComponentModel.DataAnnotations;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Realms.Members;

namespace Questory.Realms.Roles;

/// <summary>What an admin writes about a role.</summary>
/// <param name="Permissions">All permissions from now on, by code.</param>
public sealed record RoleTerms([Required, StringLength(Role.NameMax)] string Name, [Required, MaxLength(500)] IReadOnlyList<string> Permissions)
{
    /// <summary>Null when all permissions exist and none is added that the actor does not hold.</summary>
    internal Problem? FaultOf(Actor actor, PermissionList known, IReadOnlyCollection<string> before)
    {
        if (string.IsNullOrWhiteSpace(Name))
            return Outcome.Invalid("name", "Give the role a name.");
        if (Permissions.FirstOrDefault(code => !known.Has(code)) is { } unknown)
            return Outcome.Invalid("permissions", $"There is no permission “{unknown}”.");
        return Permissions.Except(before).FirstOrDefault(code => !actor.May(code)) is { } beyond
            ? Outcome.Forbidden("beyond_your_own", $"You cannot give “{beyond}”: your own roles do not include it.") : null;
    }
}
