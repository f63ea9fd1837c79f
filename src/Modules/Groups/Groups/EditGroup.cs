using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Groups;

/// <summary>Changes a group's name and what is said about it.</summary>
[Requires(GroupPermissions.Lead)]
internal sealed class EditGroup(AppDb db, Actor actor, Edits edits, AuditTrail audit)
{
    public sealed record Request([Required, StringLength(Group.NameMax)] string Name, [StringLength(Group.DescriptionMax)] string? Description = null);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPut("/{group:guid}", (Guid group, Request? request, Slice<EditGroup> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(group), request!, stop), stop).ToHttp())
        .WithSummary("Change a group");

    public async Task<Outcome<Done>> Run(GroupId id, Request request, CancellationToken stop)
    {
        if (await db.FindLed(actor, id, stop) is not { } group)
            return Outcome.NotFound("group");
        if (group.ArchivedAt is not null)
            return Group.Archived;
        if (string.IsNullOrWhiteSpace(request.Name))
            return Outcome.Invalid("name", "Give it a name.");
        if (await edits.Begin<Group>(id.Value, stop) is { } late)
            return late;
        (group.Name, group.Description) = (request.Name.Trim(), request.Description?.Trim() ?? "");
        audit.Write("edit group", "group", id.Value, details: new { group.Name });
        return Outcome.Done;
    }
}
