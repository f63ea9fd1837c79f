using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Groups.Members;

/// <summary>The actor's own children, as far as they are in this realm; anybody else's do not exist (AE-023).</summary>
internal sealed class GuardedChild(AppDb db, Actor actor)
{
    public async Task<ChildOfFamily?> Find(AccountId child, CancellationToken stop) =>
        await db.ReadChildren().SingleOrDefaultAsync(c => c.AccountId == child && c.GuardianId == actor.Me, stop) is { } own &&
        await db.IsMember(actor.Here, child, stop) ? own : null;

    /// <summary>The group that the child asks for, is in, or was in.</summary>
    public Task<Group?> GroupOf(AccountId child, GroupId group, CancellationToken stop) => db.Set<Group>().SingleOrDefaultAsync(g =>
        g.RealmId == actor.Here && g.Id == group && db.Set<Membership>().Any(m => m.AccountId == child && m.GroupId == group && m.Role == GroupRole.Member), stop);
}
