using Questory.Assessment.Contracts;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Groups.Members;

/// <summary>The learners of the groups somebody leads in this realm are theirs to mark (AE-032).</summary>
internal sealed class LedLearners(AppDb db, Actor actor) : IOwnLearners
{
    public async Task<IReadOnlyCollection<AccountId>> Of(AccountId leader, CancellationToken stop) => await db.Rows($"""
        select distinct learner.account_id from groups_members led
        join groups_groups g on g.id = led.group_id and g.archived_at is null
        join {GroupsInSql.Learners} learner on learner.group_id = led.group_id
        where led.account_id = $1 and led.role = 'leader' and led.state = 'active' and g.realm_id = $2
        """, row => new AccountId(row.GetGuid(0)), stop, leader.Value, actor.Here.Value);
}
