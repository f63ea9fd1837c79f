using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Groups.Assignments;

/// <summary>A course that a group works on together; each member has an own record in it (AE-052).</summary>
internal sealed class Assignment
{
    public Guid Id { get; init; }
    public RealmId RealmId { get; init; }
    public GroupId GroupId { get; init; }
    public CourseId CourseId { get; init; }
    public AccountId? AssignedBy { get; init; }
    public DateTimeOffset AssignedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Assignment>
    {
        public void Configure(EntityTypeBuilder<Assignment> assignment)
        {
            assignment.ToTable("groups_assignments").HasIndex(a => new { a.GroupId, a.CourseId }).IsUnique();
            assignment.InRealm(a => a.RealmId);
            assignment.HasOne<Group>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Cascade);
            assignment.OfCourse(a => a.CourseId);
            assignment.MentionsAccount(a => a.AssignedBy);
        }
    }
}
