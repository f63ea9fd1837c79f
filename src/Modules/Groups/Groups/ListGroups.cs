using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Groups;

/// <summary>The groups I lead; all of the realm for those who oversee. Archived ones come last.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Counts each group’s people."), Reads]
internal sealed class ListGroups(AppDb db, Actor actor)
{
    /// <param name="Kind">The kind's own name, e.g. "Class".</param>
    /// <param name="Members">Learners in it now.</param>
    /// <param name="Waiting">Children whose guardian has not answered yet.</param>
    public sealed record View(GroupId Id, string Kind, string Name, string? JoinCode, int Members, int Waiting, int Assignments, DateTimeOffset? ArchivedAt);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/", (Slice<ListGroups> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the groups I lead");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select g.id, k.name, g.name, g.join_code, people.members::int, people.waiting::int,
               (select count(*)::int from groups_assignments a where a.group_id = g.id), g.archived_at
        from groups_groups g
        join groups_kinds k on k.realm_id = g.realm_id and k.code = g.kind
        cross join lateral (
            select count(*) filter (where m.state = 'active' and m.role = 'member') members, count(*) filter (where m.state = 'waiting') waiting
            from groups_members m where m.group_id = g.id) people
        where g.realm_id = $1 and ($3 or exists (
            select from groups_members mine where mine.account_id = $2 and mine.group_id = g.id and mine.role = 'leader' and mine.state = 'active'))
        order by g.archived_at is not null, g.name, g.id
        """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : Group.Spell(row.GetString(3)),
            row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)),
        stop, actor.Here.Value, actor.Me.Value, actor.May(GroupPermissions.Oversee));
}
