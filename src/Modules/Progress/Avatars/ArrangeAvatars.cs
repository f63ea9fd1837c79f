using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>Orders the avatars anew, all or nothing (AE-080).</summary>
[Requires(ProgressPermissions.Avatars)]
internal sealed class ArrangeAvatars(AppDb db, Actor actor, AuditTrail audit)
{
    /// <param name="Avatars">Every avatar of the realm exactly once, in the new order.</param>
    public sealed record Request([Required, MaxLength(10_000)] IReadOnlyList<AvatarId> Avatars);

    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapPut("/order", (Request? request, Slice<ArrangeAvatars> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Order the avatars");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (!await db.Arrange("progress_avatars", actor.Here, [.. request.Avatars.Select(id => id.Value)], stop))
            return Outcome.Invalid("avatars", "Name every avatar of this realm exactly once.");
        audit.Write("arrange avatars", "realm", actor.Here.Value);
        return Outcome.Done;
    }
}
