using Microsoft.EntityFrameworkCore;
using Questory.Groups.Groups;
using Questory.Groups.Members;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Groups.Contracts;

/// <summary>Who may look at a group's learners, for rooms above.</summary>
public static class Leading
{
    /// <summary>The group's name; null when there is none of this id that the actor leads or oversees.</summary>
    public static Task<string?> NameOfLed(this AppDb db, Actor actor, GroupId group, CancellationToken stop) =>
        db.LedBy(actor).Where(led => led.Id == group).Select(led => led.Name).SingleOrDefaultAsync(stop);

    /// <summary>Is the person a learner in this group now?</summary>
    public static Task<bool> IsLearnerIn(this AppDb db, GroupId group, AccountId account, CancellationToken stop) =>
        db.Set<Membership>().AnyAsync(m => m.AccountId == account && m.GroupId == group && m.Role == GroupRole.Member && m.State == MembershipState.Active, stop);
}
