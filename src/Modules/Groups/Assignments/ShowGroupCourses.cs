using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Assignments;

/// <summary>What a group works on, for those who lead it: the joint figure, and each learner's own by display name.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Shows how far each learner of the group is."), Reads]
internal sealed class ShowGroupCourses(AppDb db, Actor actor, JointProgress joint)
{
    public sealed record View(JointCourse Course, IReadOnlyList<Share> Learners);

    /// <param name="Percent">0.00 to 100.00.</param>
    public sealed record Share(AccountId Account, string DisplayName, decimal Percent);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/{group:guid}/courses", (Guid group, Slice<ShowGroupCourses> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("What a group I lead works on");

    public async Task<Outcome<IReadOnlyList<View>>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is null)
            return Outcome.NotFound("group");
        var courses = await joint.Of([id], stop);
        var shares = (await db.Rows($"""
            select a.course_id, learner.account_id, learner.display_name, {CoursesInSql.Percent("learner.account_id", "a.course_id")} percent
            from groups_assignments a join {GroupsInSql.Learners} learner on learner.group_id = a.group_id
            where a.group_id = $1 order by percent, learner.display_name, learner.account_id
            """, row => (Course: new CourseId(row.GetGuid(0)), Share: new Share(new(row.GetGuid(1)), row.GetString(2), row.GetDecimal(3))), stop, id.Value))
            .ToLookup(found => found.Course, found => found.Share);
        return courses.Select(course => new View(course, [.. shares[course.Course]])).ToList();
    }
}
