using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Realms.Members;

/// <summary>Where a person belongs, in what they take away.</summary>
internal sealed class MembershipData(AppDb db) : PersonalSection(db, "membership",
    new("memberships", "realms_members", """
        select m.joined_at, m.suspended_at, m.suspended_reason from realms_members m where m.account_id = $1 order by m.joined_at
        """),
    new("roles", "realms_member_roles", """
        select held.role, held.granted_at from realms_member_roles held where held.account_id = $1 order by held.granted_at, held.role
        """));
