using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Assignments;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>The groups I am in, or have asked to be in: their names and what they work on, and no name of anybody (AE-052).</summary>
[SignedIn, AmongOthers("The joint figure counts everybody in the group."), Reads]
internal sealed class MyGroups(AppDb db, Actor actor, JointProgress joint)
{
    /// <param name="State"><c>waiting</c>, <c>active</c> or <c>refused</c>.</param>
    public sealed record View(GroupId Id, string Kind, string Name, string Role, string State, DateTimeOffset AskedAt, IReadOnlyList<JointCourse> Courses);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/mine", (Slice<MyGroups> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("The groups I am in");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var mine = await db.Rows("""
            select g.id, k.name, g.name, m.role, m.state, m.asked_at
            from groups_members m
            join groups_groups g on g.id = m.group_id and g.archived_at is null
            join groups_kinds k on k.realm_id = g.realm_id and k.code = g.kind
            where m.account_id = $1 and m.realm_id = $2 and m.state <> 'ended'
            order by g.name, g.id
            """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), []),
            stop, actor.Me.Value, actor.Here.Value);
        var courses = (await joint.Of([.. mine.Where(group => group.State == "active").Select(group => group.Id)], stop)).ToLookup(course => course.Group);
        return mine.ConvertAll(group => group with { Courses = [.. courses[group.Id]] });
    }
}
