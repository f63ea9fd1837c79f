using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Groups.Members;

/// <summary>A child's groups for its guardian: what it asks for, what it is in, and who leads them.</summary>
[SignedIn, AmongOthers("Names those who lead the groups."), Reads]
internal sealed class ListChildGroups(AppDb db, Actor actor, GuardedChild guarded)
{
    /// <param name="State"><c>waiting</c> for the guardian, <c>active</c>, <c>refused</c> or <c>ended</c>.</param>
    /// <param name="Leaders">Display names of its teachers.</param>
    public sealed record View(
        GroupId Id, string Kind, string Name, string State, DateTimeOffset AskedAt, DateTimeOffset? JoinedAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Leaders);

    public static void Map(RouteGroupBuilder children) => children
        .MapGet("/{child}/groups", (AccountId child, Slice<ListChildGroups> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("The groups of my child");

    public async Task<Outcome<IReadOnlyList<View>>> Run(AccountId child, CancellationToken stop)
    {
        if (await guarded.Find(child, stop) is null)
            return Outcome.NotFound("child");
        return await db.Rows($"""
            select g.id, k.name, g.name, m.state, m.asked_at, m.joined_at, m.ended_at,
                   array(select person.display_name from groups_members leader
                         join {MembersInSql.Active} person on person.account_id = leader.account_id and person.realm_id = leader.realm_id
                         where leader.group_id = g.id and leader.role = 'leader' and leader.state = 'active' order by 1)
            from groups_members m
            join groups_groups g on g.id = m.group_id
            join groups_kinds k on k.realm_id = g.realm_id and k.code = g.kind
            where m.account_id = $1 and m.realm_id = $2 and m.role = 'member' and g.archived_at is null
            order by m.state <> 'waiting', m.state <> 'active', g.name, g.id
            """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<string[]>(7)),
            stop, child.Value, actor.Here.Value);
    }
}
