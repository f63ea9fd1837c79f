using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Groups.Kinds;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;

namespace Questory.Groups.Members;

/// <summary>The ways into a group, whoever opens them: the rules are the same for all.</summary>
internal sealed class Joining(AppDb db, Actor actor, TimeProvider time, ActivityStream stream, Mailbox mails, PublicAddress address)
{
    private static readonly Problem Already = Outcome.Conflict("already_in", "You are in already, or have asked to be.");

    /// <summary>The actor asks for themself: a child's guardian has the last word where the kind wants it.</summary>
    public async Task<Outcome<Membership>> Ask(Group group, CancellationToken stop)
    {
        var membership = await Find(group, actor.Me, stop);
        if (membership.IsOpen)
            return Already;
        var child = await db.ReadChildren().SingleOrDefaultAsync(c => c.AccountId == actor.Me, stop);
        if (child?.GuardianId is { } guardian && await AsksGuardian(group, stop))
        {
            membership.Ask(time.GetUtcNow());
            await Tell(guardian, child.FirstName, child.AccountId, group, stop);
            await db.SaveChangesAsync(stop);
        }
        else
            await Enter(membership, group, null, stop);
        return membership;
    }

    /// <summary>The guardian brings the own child in, or says yes to what the child has asked.</summary>
    public async Task<Outcome<Membership>> Allow(Group group, AccountId child, CancellationToken stop)
    {
        var membership = await Find(group, child, stop);
        if (membership.State == MembershipState.Active)
            return membership;
        await Enter(membership, group, actor.Me, stop);
        return membership;
    }

    private async Task Enter(Membership membership, Group group, AccountId? guardian, CancellationToken stop)
    {
        membership.Join(GroupRole.Member, time.GetUtcNow(), guardian);
        await stream.Record([stream.New(membership.AccountId, GroupActivities.Joined, group.Id.Value, group.Name, new Facts { ["kind"] = group.Kind })], stop);
    }

    private async Task<Membership> Find(Group group, AccountId account, CancellationToken stop)
    {
        if (await db.Set<Membership>().SingleOrDefaultAsync(m => m.AccountId == account && m.GroupId == group.Id, stop) is { } known)
            return known;
        var made = Membership.In(group, account);
        db.Add(made);
        return made;
    }

    private Task<bool> AsksGuardian(Group group, CancellationToken stop) =>
        db.Set<GroupKind>().AnyAsync(kind => kind.RealmId == group.RealmId && kind.Code == group.Kind && kind.AsksGuardian, stop);

    private async Task Tell(AccountId guardian, string firstName, AccountId child, Group group, CancellationToken stop)
    {
        if (await db.ReadAddresses().SingleOrDefaultAsync(person => person.Id == guardian, stop) is { } parent)
            mails.Put(GroupMails.Request.Letter(parent.Email, address.Of($"/r/{actor.Realm!.Slug}/family/{child}/groups"), ("child", firstName), ("group", group.Name)), guardian, child);
    }
}
