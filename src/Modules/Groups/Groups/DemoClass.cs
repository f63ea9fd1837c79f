using Microsoft.EntityFrameworkCore;
using Questory.Groups.Assignments;
using Questory.Groups.Contracts;
using Questory.Groups.Kinds;
using Questory.Groups.Members;
using Questory.Learning.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Realms.Contracts;

namespace Questory.Groups.Groups;

/// <summary>A class for the demo: its learners are in it, and it works on two courses.</summary>
internal sealed class DemoClass(AppDb db, Actor actor, TimeProvider time, NoticeDesk notices)
{
    public async Task Load(DemoRealm demo, CancellationToken stop)
    {
        var kind = await db.Set<GroupKind>().Where(k => k.RealmId == actor.Here && k.Code == "class").Select(k => k.Code).SingleOrDefaultAsync(stop);
        if (kind is null || await db.Set<Group>().AnyAsync(group => group.RealmId == actor.Here, stop))
            return;
        var (now, teacher) = (time.GetUtcNow(), demo.Holder(StandardRoles.Teacher));
        var group = Group.Create(actor.Here, kind, "Class 4b", teacher, now);
        group.Description = "Thinking machines, every Tuesday.";
        db.Add(group);
        Add(teacher, GroupRole.Leader);
        var learners = await db.Rows($"""
            select m.account_id from {MembersInSql.Active} m
            where m.realm_id = $1
              and exists (select from {MembersInSql.Holders} may where may.account_id = m.account_id and may.realm_id = $1 and may.permission = $2)
              and not exists (select from {MembersInSql.Holders} may where may.account_id = m.account_id and may.realm_id = $1 and may.permission = $3)
            """, row => new AccountId(row.GetGuid(0)), stop, actor.Here.Value, GroupPermissions.Join, GroupPermissions.Lead);
        foreach (var learner in learners)
            Add(learner, GroupRole.Member);
        notices.Tell(learners, GroupNotices.Joined, $"{group.Id}", new Dictionary<string, string> { ["label"] = group.Name });
        var courses = await db.Rows($"select open.course_id, open.title from {CoursesInSql.Open} open where open.realm_id = $1 order by open.mission_type is distinct from 'group', open.slug limit 2",
            row => (Id: new CourseId(row.GetGuid(0)), Title: row.GetString(1)), stop, actor.Here.Value);
        foreach (var (place, course) in courses.Index())
        {
            var assignment = new Assignment
            {
                Id = Guid.CreateVersion7(now), RealmId = actor.Here, GroupId = group.Id, CourseId = course.Id,
                AssignedBy = teacher, AssignedAt = now, DueAt = now.AddDays(7 * (place + 3)),
            };
            db.Add(assignment);
            notices.Tell(learners, GroupNotices.Assigned, $"{assignment.Id}",
                new Dictionary<string, string> { ["label"] = course.Title, ["group"] = group.Name }, "/courses", ("course", course.Id.Value));
        }

        void Add(AccountId person, GroupRole role)
        {
            var membership = Membership.In(group, person);
            membership.Join(role, now);
            db.Add(membership);
        }
    }
}
