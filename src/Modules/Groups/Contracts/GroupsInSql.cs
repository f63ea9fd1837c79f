using Questory.Realms.Contracts;

namespace Questory.Groups.Contracts;

/// <summary>Groups for other rooms' hand-written SQL.</summary>
public static class GroupsInSql
{
    /// <summary>A subquery with one row per learner who is in a group now and whose account is in good standing:
    /// <c>group_id, account_id, realm_id, joined_at, display_name, face</c>.</summary>
    public const string Learners = $"""
        (select gm.group_id, gm.account_id, gm.realm_id, gm.joined_at, person.display_name, person.face
         from groups_members gm join {MembersInSql.Active} person on person.account_id = gm.account_id and person.realm_id = gm.realm_id
         where gm.role = 'member' and gm.state = 'active')
        """;
}
