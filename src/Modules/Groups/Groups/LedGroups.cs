using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Members;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Groups.Groups;

/// <summary>The groups somebody may lead: their own, or all of the realm for those who oversee. Others do not exist for them.</summary>
internal static class LedGroups
{
    public static IQueryable<Group> LedBy(this AppDb db, Actor actor)
    {
        var all = actor.May(GroupPermissions.Oversee);
        return db.Set<Group>().Where(group => group.RealmId == actor.Here && (all || db.Set<Membership>().Any(membership =>
            membership.AccountId == actor.Me && membership.GroupId == group.Id &&
            membership.Role == GroupRole.Leader && membership.State == MembershipState.Active)));
    }

    /// <summary>Null when there is no such group, or it is not the actor's to lead.</summary>
    public static Task<Group?> FindLed(this AppDb db, Actor actor, GroupId id, CancellationToken stop) =>
        db.LedBy(actor).SingleOrDefaultAsync(group => group.Id == id, stop);
}
