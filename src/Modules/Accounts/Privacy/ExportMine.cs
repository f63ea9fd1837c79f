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

/// <summary>Everything known of me as one file (AE-025, NT-009). A child's is for its parent to take.</summary>
[SignedIn(EvenHeldBack = true), Reads]
internal sealed class ExportMine(AppDb db, Actor actor, PersonalFile file)
{
    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/export", (Slice<ExportMine> slice, CancellationToken stop) => PersonalFile.Download(slice.Run(s => s.Run(stop), stop)))
        .WithSummary("Download everything known of me").Produces(StatusCodes.Status200OK);

    public async Task<Outcome<byte[]>> Run(CancellationToken stop) => await db.ReadChildren().AnyAsync(child => child.AccountId == actor.Me, stop)
        ? Outcome.Forbidden("child", "Ask your parent: they can take your data away.")
        : await file.Whole(actor.Me, stop);
}
