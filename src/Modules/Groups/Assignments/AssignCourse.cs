using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Groups.Members;
using Questory.Learning.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Assignments;

/// <summary>Gives a course to a group, or changes until when it should be done (AE-052). Each member keeps an own record in it.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("The members are told of it.")]
internal sealed class AssignCourse(AppDb db, Actor actor, TimeProvider time, ActivityStream stream, NoticeDesk notices, AuditTrail audit)
{
    /// <param name="DueAt">In the future; null for no end. Nothing closes when it has passed.</param>
    public sealed record Request(DateTimeOffset? DueAt = null);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPut("/{group:guid}/courses/{course:guid}", (Guid group, Guid course, Request? request, Slice<AssignCourse> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(group), new(course), request!, stop), stop).ToHttp())
        .WithSummary("Give a course to a group");

    public async Task<Outcome<Done>> Run(GroupId id, CourseId course, Request request, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        if (request.DueAt is { } due && (due <= time.GetUtcNow() || due > time.GetUtcNow().AddYears(5)))
            return Outcome.Invalid("due_at", "Give a moment in the next five years, or none.");
        audit.Write("assign course", "group", id.Value, details: new { course, request.DueAt });
        if (await db.Set<Assignment>().SingleOrDefaultAsync(a => a.GroupId == id && a.CourseId == course, stop) is { } known)
        {
            known.DueAt = request.DueAt?.ToUniversalTime();
            return Outcome.Done;
        }
        var title = await db.Scalar<string>($"select open.title from {CoursesInSql.Open} open where open.course_id = $1 and open.realm_id = $2", stop, course.Value, actor.Here.Value);
        if (title is null)
            return Outcome.NotFound("course");
        var assignment = new Assignment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), RealmId = actor.Here, GroupId = id, CourseId = course,
            AssignedBy = actor.Me, AssignedAt = time.GetUtcNow(), DueAt = request.DueAt?.ToUniversalTime(),
        };
        db.Add(assignment);
        var members = await db.Set<Membership>().Where(m => m.GroupId == id && m.State == MembershipState.Active && m.Role == GroupRole.Member).Select(m => m.AccountId).ToListAsync(stop);
        notices.Tell(members, GroupNotices.Assigned, $"{assignment.Id}", new Dictionary<string, string> { ["label"] = title, ["group"] = group.Name }, "/courses", ("course", course.Value));
        await stream.Record(GroupActivities.Assigned, course.Value, title, new Facts { ["kind"] = group.Kind }, stop);
        return Outcome.Done;
    }
}
