using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>Asks to come into the group whose code I was given. A child waits for its guardian's word; who has no guardian is
/// in at once (AE-032).</summary>
[Requires(GroupPermissions.Join), AmongOthers("Asks the guardian by mail.", Addresses = true)]
internal sealed class JoinByCode(AppDb db, Actor actor, Joining joining, RateLimits limits)
{
    public sealed record Request([Required, StringLength(Group.CodeMax)] string Code);

    /// <param name="State"><c>waiting</c> for the guardian, or <c>active</c>.</param>
    public sealed record View(GroupId Id, string Name, string State);

    public static readonly Problem Unknown = Outcome.Invalid("code", "This code leads nowhere: look at it once more, or ask for it again.");

    public static void Map(RouteGroupBuilder groups) => groups
        .MapPost("/memberships", (string realm, Request? request, Slice<JoinByCode> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(_ => $"/api/realms/{realm}/groups/mine"))
        .WithSummary("Ask to come into a group by its code");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (await limits.Take($"group-code:{actor.Me}", 20, TimeSpan.FromMinutes(10), stop) is { } tooOften)
            return tooOften;
        var code = Group.ReadCode(request.Code);
        if (await db.Set<Group>().SingleOrDefaultAsync(group => group.RealmId == actor.Here && group.JoinCode == code && group.ArchivedAt == null, stop) is not { } found)
            return Unknown;
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        var joined = await joining.Ask(found, stop);
        return joined.Ok ? new View(found.Id, found.Name, Naming.Snake(joined.Value.State)) : joined.Problem;
    }
}
