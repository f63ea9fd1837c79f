using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Groups.Members;

/// <summary>Groups a person is or was in, in what they take away.</summary>
internal sealed class GroupData(AppDb db) : PersonalSection(db, "groups",
[
    new("memberships", "groups_members", """
        select g.kind, g.name, m.role, m.state, m.asked_at, m.joined_at, m.ended_at from groups_members m
        join groups_groups g on g.id = m.group_id where m.account_id = $1 order by m.asked_at
        """),
]);
