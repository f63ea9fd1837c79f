using Questory.Groups.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Groups.Assignments;

/// <summary>A course a group works on.</summary>
/// <param name="Percent">The average of what its members have done, 0.00 to 100.00; who has not begun counts as 0.</param>
/// <param name="MyPercent">What the one who asks has done; 0.00 for a leader.</param>
public sealed record JointCourse(
    GroupId Group, Guid Id, CourseId Course, string Slug, string Title, bool IsOpen, DateTimeOffset AssignedAt, DateTimeOffset? DueAt,
    int Members, int Finished, decimal Percent, decimal MyPercent);

/// <summary>How far groups are in what they work on, as one figure: no name and no single other record leaves here (AE-052).</summary>
internal sealed class JointProgress(AppDb db, Actor actor)
{
    public async Task<IReadOnlyList<JointCourse>> Of(IReadOnlyCollection<GroupId> groups, CancellationToken stop) => groups.Count == 0 ? [] : await db.Rows($"""
        select a.group_id, a.id, a.course_id, c.slug, c.title, open.course_id is not null, a.assigned_at, a.due_at,
               together.members::int, together.finished::int, coalesce(together.percent, 0.00), {CoursesInSql.Percent("$1", "a.course_id")}
        from groups_assignments a
        join {CoursesInSql.Titles} c on c.course_id = a.course_id
        left join {CoursesInSql.Open} open on open.course_id = a.course_id
        cross join lateral (
            select count(*) members, count(*) filter (where each.percent = 100) finished, round(avg(each.percent), 2) percent
            from {GroupsInSql.Learners} learner cross join lateral (select {CoursesInSql.Percent("learner.account_id", "a.course_id")} percent) each
            where learner.group_id = a.group_id) together
        where a.group_id = any($2)
        order by a.due_at nulls last, a.assigned_at, a.id
        """, row => new JointCourse(new(row.GetGuid(0)), row.GetGuid(1), new(row.GetGuid(2)), row.GetString(3), row.GetString(4), row.GetBoolean(5),
            row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            row.GetInt32(8), row.GetInt32(9), row.GetDecimal(10), row.GetDecimal(11)),
        stop, actor.Me.Value, groups.Select(group => group.Value).ToArray());
}
