using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Activity;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Groups.Members;

/// <summary>The end of a membership, whoever brings it about. What was learned stays the person's own.</summary>
internal sealed class Ending(AppDb db, TimeProvider time, ActivityStream stream)
{
    public async Task<Outcome<Done>> Of(GroupId id, AccountId account, CancellationToken stop)
    {
        // Of two leaders who leave at the same moment, one waits here and then is the last.
        await db.Execute("select id from groups_groups where id = $1 for no key update", stop, id.Value);
        if (await db.Set<Membership>().SingleOrDefaultAsync(m => m.AccountId == account && m.GroupId == id, stop) is not { IsOpen: true } membership)
            return Outcome.NotFound("membership");
        var wasIn = membership.State == MembershipState.Active;
        if (membership.Role == GroupRole.Leader && !await db.Set<Membership>().AnyAsync(m =>
                m.GroupId == id && m.AccountId != account && m.Role == GroupRole.Leader && m.State == MembershipState.Active, stop))
            return Outcome.Conflict("last_leader", "Somebody has to lead it: add another leader first, or archive it.");
        membership.End(time.GetUtcNow());
        if (wasIn && await db.Set<Group>().SingleAsync(g => g.Id == id, stop) is var group)
            await stream.Record([stream.New(account, GroupActivities.Left, id.Value, group.Name, new Facts { ["kind"] = group.Kind })], stop);
        return Outcome.Done;
    }
}
