using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Realms.Members;

internal static class Memberships
{
    /// <summary>Makes the person a member with the roles given.</summary>
    public static void Join(this AppDb db, RealmId realm, AccountId account, DateTimeOffset now, params ReadOnlySpan<string> roles)
    {
        db.Add(new Member { RealmId = realm, AccountId = account, JoinedAt = now });
        foreach (var role in roles)
            db.Add(new MemberRole { RealmId = realm, AccountId = account, Role = role, GrantedAt = now });
    }
}
