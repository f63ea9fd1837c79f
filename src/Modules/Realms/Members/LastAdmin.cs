using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Realms;

namespace Questory.Realms.Members;

/// <summary>A realm never loses its last admin (NT-013, EP-011).</summary>
internal static class LastAdmin
{
    public const string Code = "last_admin";

    private static readonly Problem Needed = Outcome.Conflict(Code, "This is the realm's last admin: make somebody else an admin first.");

    /// <summary>Null when somebody else is an admin in good standing, or this person is none. Of two admins who demote each other at once, one waits here.</summary>
    public static async Task<Problem?> IfIs(this AppDb db, RealmId realm, AccountId account, CancellationToken stop)
    {
        await db.Execute("select id from realms_realms where id = $1 for no key update", stop, realm.Value);
        var admins = await db.Set<MemberRole>()
            .Where(held => held.RealmId == realm && held.Role == StandardRoles.Admin)
            .Join(db.Set<Member>().Where(member => member.SuspendedAt == null), held => new { held.AccountId, held.RealmId }, member => new { member.AccountId, member.RealmId }, (held, _) => held.AccountId)
            .Join(db.ReadPeople().Where(person => person.IsActive), admin => admin, person => person.Id, (admin, _) => admin)
            .ToListAsync(stop);
        return admins is [var only] && only == account ? Needed : null;
    }
}

/// <summary>Nor by an admin who deletes their account.</summary>
internal sealed class KeepLastAdmin(AppDb db) : IDepartureObjection
{
    public async Task<Problem?> WhyNot(AccountId person, CancellationToken stop)
    {
        var realms = await db.Set<MemberRole>().Where(held => held.AccountId == person && held.Role == StandardRoles.Admin)
            .Join(db.Set<Realm>(), held => held.RealmId, realm => realm.Id, (_, realm) => new { realm.Id, realm.Name }).OrderBy(realm => realm.Id).ToListAsync(stop);
        foreach (var realm in realms)
            if (await db.IfIs(realm.Id, person, stop) is not null)
                return Outcome.Conflict(LastAdmin.Code, $"“{realm.Name}” would have no admin left: make somebody else an admin there first.");
        return null;
    }
}
