using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Groups.Groups;

/// <summary>Somebody in a group, by display name alone.</summary>
/// <param name="Role"><c>leader</c> or <c>member</c>.</param>
/// <param name="State"><c>active</c>, or <c>waiting</c> until a guardian has answered.</param>
/// <param name="Face">The picture of the avatar worn; null when none is.</param>
/// <param name="Since">When they joined, or asked.</param>
public sealed record GroupMember(AccountId Account, string DisplayName, string Role, string State, DateTimeOffset Since, string? Face);

/// <summary>A group and its people for those who lead it: by display name, and nothing else of a child (AE-032).</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Shows the group’s people."), Reads]
internal sealed class ShowGroup(AppDb db, Actor actor, Edits edits)
{
    /// <param name="JoinCode">Null while nobody may ask to come in.</param>
    public sealed record View(
        GroupId Id, string Kind, string Name, string Description, string? JoinCode, DateTimeOffset CreatedAt, DateTimeOffset? ArchivedAt, IReadOnlyList<GroupMember> Members)
    {
        public IEnumerable<GroupMember> Leaders => Members.Where(member => member.Role == "leader");
        public IEnumerable<GroupMember> Learners => Members.Where(member => member is { Role: "member", State: "active" });
        public IEnumerable<GroupMember> Waiting => Members.Where(member => member.State == "waiting");
    }

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/{group:guid}", (Guid group, Slice<ShowGroup> slice, CancellationToken stop) => slice.Run(s => s.Run(new(group), stop), stop).ToHttp())
        .WithSummary("Show a group I lead");

    public async Task<Outcome<View>> Run(GroupId id, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        await edits.Show<Group>(id.Value, stop);
        var members = await db.Rows($"""
            select m.account_id, person.display_name, m.role, m.state, coalesce(m.joined_at, m.asked_at), person.face
            from groups_members m join {MembersInSql.Active} person on person.account_id = m.account_id and person.realm_id = m.realm_id
            where m.group_id = $1 and m.state in ('waiting', 'active')
            order by person.display_name, m.account_id
            """, row => new GroupMember(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetString(5)), stop, id.Value);
        return new View(group.Id, group.Kind, group.Name, group.Description, Group.Spell(group.JoinCode), group.CreatedAt, group.ArchivedAt, members);
    }
}
