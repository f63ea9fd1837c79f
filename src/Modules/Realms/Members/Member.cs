using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>A person in a realm.</summary>
internal sealed class Member
{
    public AccountId AccountId { get; init; }
    public RealmId RealmId { get; init; }
    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>The address of the picture this member shows here; null shows the face drawn from their id.</summary>
    public string? Face { get; private init; }
    public DateTimeOffset? SuspendedAt { get; private set; }
    public string? SuspendedReason { get; private set; }

    public void Suspend(string reason, DateTimeOffset now) => (SuspendedAt, SuspendedReason) = (SuspendedAt ?? now, reason);

    public void Readmit() => (SuspendedAt, SuspendedReason) = (null, null);

    private sealed class Map : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> member)
        {
            member.ToTable("realms_members").HasKey(m => new { m.AccountId, m.RealmId });
            member.BelongsToAccount(m => m.AccountId);
            member.InRealm(m => m.RealmId);
        }
    }
}

/// <summary>A role a member holds.</summary>
internal sealed class MemberRole
{
    public AccountId AccountId { get; init; }
    public RealmId RealmId { get; init; }
    public string Role { get; init; } = "";
    public DateTimeOffset GrantedAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<MemberRole>
    {
        public void Configure(EntityTypeBuilder<MemberRole> held)
        {
            held.ToTable("realms_member_roles").HasKey(r => new { r.AccountId, r.RealmId, r.Role });
            held.HasOne<Member>().WithMany().HasForeignKey(r => new { r.AccountId, r.RealmId }).OnDelete(DeleteBehavior.Cascade);
            held.HasOne<Role>().WithMany().HasForeignKey(r => new { r.RealmId, r.Role }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
