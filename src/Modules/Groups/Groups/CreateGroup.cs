using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Kinds;
using Questory.Groups.Members;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Groups;

/// <summary>Makes a group and leads it; its code lets others ask to come in.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class CreateGroup(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    /// <param name="Kind">Code of one of the realm's kinds; the first one when left out.</param>
    public sealed record Request(
        [Required, StringLength(Group.NameMax)] string Name,
        [StringLength(Group.DescriptionMax)] string? Description = null,
        [StringLength(30)] string? Kind = null);

    public sealed record View(GroupId Id, string Kind, string Name, string? JoinCode);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPost("/", (string realm, Request? request, Slice<CreateGroup> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(made => $"/api/realms/{realm}/groups/{made.Id}"))
        .WithSummary("Make a group");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return Outcome.Invalid("name", "Give it a name.");
        var kinds = await db.Set<GroupKind>().Where(kind => kind.RealmId == actor.Here).OrderBy(kind => kind.SortOrder).Select(kind => kind.Code).ToListAsync(stop);
        if (kinds.Count == 0)
            return Outcome.Conflict("no_groups_here", "This [realm] has no groups.");
        if ((request.Kind ?? kinds[0]) is var wanted && !kinds.Contains(wanted))
            return Outcome.Invalid("kind", $"Choose one of: {string.Join(", ", kinds)}.");

        var group = Group.Create(actor.Here, wanted, request.Name.Trim(), actor.Me, time.GetUtcNow());
        group.Description = request.Description?.Trim() ?? "";
        var leader = Membership.In(group, actor.Me);
        leader.Join(GroupRole.Leader, time.GetUtcNow());
        db.Add(group);
        db.Add(leader);
        audit.Write("make group", "group", group.Id.Value, details: new { group.Kind });
        return new View(group.Id, group.Kind, group.Name, Group.Spell(group.JoinCode));
    }
}
