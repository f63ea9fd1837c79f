using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Realms.Members;

internal static class Memberships
{
    /// <summary>Gives the person a role, and membership if they have none yet; what they have stays.</summary>
    public static async Task JoinAs(this AppDb db, RealmId realm, AccountId account, string role, DateTimeOffset now, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await db.Execute("insert into realms_members (account_id, realm_id, joined_at) values ($1, $2, $3) on conflict do nothing", stop, account.Value, realm.Value, now);
        await db.Execute("""
            insert into realms_member_roles (account_id, realm_id, role, granted_at)
            select $1, realm_id, code, $4 from realms_roles where realm_id = $2 and code = $3 on conflict do nothing
            """, stop, account.Value, realm.Value, role, now);
    }

    /// <summary>Makes the person a member with the roles given.</summary>
    public static void Join(this AppDb db, RealmId realm, AccountId account, DateTimeOffset now, params ReadOnlySpan<string> roles)
    {
        db.Add(new Member { RealmId = realm, AccountId = account, JoinedAt = now });
        foreach (var role in roles)
            db.Add(new MemberRole { RealmId = realm, AccountId = account, Role = role, GrantedAt = now });
    }
}
