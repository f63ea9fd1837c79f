using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Groups.Members;

internal enum GroupRole { Leader, Member }

/// <summary>Waiting until a guardian has answered; refused by the guardian; ended by whoever may.</summary>
internal enum MembershipState { Waiting, Active, Refused, Ended }

/// <summary>One person in one group; coming back uses the same row (RL-053).</summary>
internal sealed class Membership
{
    public AccountId AccountId { get; private init; }
    public GroupId GroupId { get; private init; }
    public RealmId RealmId { get; private init; }
    public GroupRole Role { get; private set; }
    public MembershipState State { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The guardian who allowed or refused it.</summary>
    public AccountId? AnsweredBy { get; private set; }
    public DateTimeOffset? JoinedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen => State is MembershipState.Waiting or MembershipState.Active;

    /// <summary>Not open yet: <see cref="Ask"/> or <see cref="Join"/> makes something of it.</summary>
    public static Membership In(Group group, AccountId account) =>
        new() { AccountId = account, GroupId = group.Id, RealmId = group.RealmId, State = MembershipState.Ended };

    public void Ask(DateTimeOffset now) =>
        (Role, State, AskedAt, AnsweredBy, JoinedAt, EndedAt) = (GroupRole.Member, MembershipState.Waiting, now, null, null, null);

    public void Join(GroupRole role, DateTimeOffset now, AccountId? allowedBy = null)
    {
        AskedAt = IsOpen ? AskedAt : now;
        (Role, State, AnsweredBy, JoinedAt, EndedAt) = (role, MembershipState.Active, allowedBy, now, null);
    }

    public void Refuse(AccountId guardian, DateTimeOffset now) => (State, AnsweredBy, EndedAt) = (MembershipState.Refused, guardian, now);

    public void End(DateTimeOffset now) => (State, EndedAt) = (MembershipState.Ended, now);

    private sealed class Map : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.ToTable("groups_members").HasKey(m => new { m.AccountId, m.GroupId });
            membership.BelongsToAccount(m => m.AccountId);
            membership.InRealm(m => m.RealmId);
            membership.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
            membership.MentionsAccount(m => m.AnsweredBy);
        }
    }
}
