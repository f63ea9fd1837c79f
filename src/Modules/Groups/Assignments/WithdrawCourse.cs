using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Assignments;

/// <summary>A group works on a course no longer; what its members did in it stays theirs.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class WithdrawCourse(AppDb db, Actor actor, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapDelete("/{group:guid}/courses/{course:guid}", (Guid group, Guid course, Slice<WithdrawCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(group), new(course), stop), stop).ToHttp())
        .WithSummary("Take a course from a group");

    public async Task<Outcome<Done>> Run(GroupId id, CourseId course, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        audit.Write("withdraw course", "group", id.Value, details: new { course });
        return await db.Set<Assignment>().Where(a => a.GroupId == id && a.CourseId == course).ExecuteDeleteAsync(stop) == 0
            ? Outcome.NotFound("assignment") : Outcome.Done;
    }
}
