using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Realms.Members;

/// <summary>Nobody gives away what they do not hold: else whoever manages members could make themselves admin.</summary>
internal static class GrantableRoles
{
    /// <summary>Null when the realm has all these roles and the actor holds every permission in them.</summary>
    public static async Task<Problem?> FaultOf(this AppDb db, Actor actor, PermissionList permissions, IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        var known = await db.Set<Role>().AsNoTracking().Where(role => role.RealmId == actor.Here).ToListAsync(stop);
        foreach (var code in codes)
        {
            if (known.FirstOrDefault(role => role.Code == code) is not { } role)
                return Outcome.Invalid("roles", $"There is no role “{code}” in this realm; choose from {string.Join(", ", known.Select(r => r.Code).Order())}.");
            var granted = code == StandardRoles.Admin ? permissions.All.Select(permission => permission.Code) : role.Permissions;
            if (!granted.All(actor.May))
                return Outcome.Forbidden("beyond_your_own", $"The role “{role.Name}” allows more than your own roles do.");
        }
        return null;
    }
}
