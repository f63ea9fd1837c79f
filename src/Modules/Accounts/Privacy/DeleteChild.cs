using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Privacy;

/// <summary>Deletes my child: it cannot come in any more and is seen by nobody, and after some days nothing is left (AE-024).</summary>
[SignedIn, AsSystem("Ends the child's sessions and marks its account; only the own child's, which is asked first.")]
internal sealed class DeleteChild(AppDb db, Actor actor, Departure departure)
{
    /// <param name="PurgeAt">When the last trace goes.</param>
    public sealed record View(DateTimeOffset PurgeAt);

    public static void Map(RouteGroupBuilder family) => family
        .MapDelete("/children/{child}", (AccountId child, Slice<DeleteChild> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Delete a child and everything known of it");

    public async Task<Outcome<View>> Run(AccountId child, CancellationToken stop)
    {
        if (!await db.ReadChildren().AnyAsync(c => c.AccountId == child && c.GuardianId == actor.Me, stop))
            return Outcome.NotFound("child");
        var due = await departure.Of(child, reason: null, ConsentRecord.ByPage, stop);
        return due.Ok ? new View(due.Value) : due.Problem;
    }
}
