using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Realms.Members;

/// <summary>A realm never loses its last admin (NT-013, EP-011).</summary>
internal static class LastAdmin
{
    private static readonly Problem Needed = Outcome.Conflict("last_admin", "This is the realm's last admin: make somebody else an admin first.");

    /// <summary>Null when somebody else is an admin in good standing, or this person is none. Of two admins who demote each other at once, one waits here.</summary>
    public static async Task<Problem?> IfIs(this AppDb db, RealmId realm, AccountId account, CancellationToken stop)
    {
        await db.Execute("select id from realms_realms where id = $1 for no key update", stop, realm.Value);
        var admins = await db.Set<MemberRole>()
            .Where(held => held.RealmId == realm && held.Role == StandardRoles.Admin)
            .Join(db.Set<Member>().Where(member => member.SuspendedAt == null), held => new { held.AccountId, held.RealmId }, member => new { member.AccountId, member.RealmId }, (held, _) => held.AccountId)
            .ToListAsync(stop);
        return admins is [var only] && only == account ? Needed : null;
    }
}
