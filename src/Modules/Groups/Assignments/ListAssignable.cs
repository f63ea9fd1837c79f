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

/// <summary>The open courses that a group does not work on yet; those made for groups first.</summary>
[Requires(GroupPermissions.Lead), Reads]
internal sealed class ListAssignable(AppDb db, Actor actor)
{
    /// <param name="MissionType">As in the catalogue, e.g. <c>group</c>.</param>
    public sealed record View(CourseId Course, string Slug, string Title, string? MissionType);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/{group:guid}/assignable-courses", (Guid group, Slice<ListAssignable> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("List what could be given to a group");

    public async Task<Outcome<IReadOnlyList<View>>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is null)
            return Outcome.NotFound("group");
        return await db.Rows($"""
            select open.course_id, open.slug, open.title, open.mission_type from {CoursesInSql.Open} open
            where open.realm_id = $1 and not exists (select from groups_assignments a where a.group_id = $2 and a.course_id = open.course_id)
            order by open.mission_type is distinct from 'group', open.title, open.course_id
            """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)), stop, actor.Here.Value, id.Value);
    }
}
