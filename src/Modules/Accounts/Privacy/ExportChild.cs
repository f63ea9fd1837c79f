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

/// <summary>Everything known of my child as one file (AE-025); noted in the consent record. Another's child is not found (AE-023).</summary>
[SignedIn]
internal sealed class ExportChild(AppDb db, Actor actor, PersonalFile file, ConsentRecord record)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children/{child}/export", (AccountId child, Slice<ExportChild> slice, CancellationToken stop) =>
            PersonalFile.Download(slice.Run(s => s.Run(child, stop), stop)))
        .WithSummary("Download everything known of a child").Produces(StatusCodes.Status200OK);

    public async Task<Outcome<byte[]>> Run(AccountId child, CancellationToken stop)
    {
        if (!await db.ReadChildren().AnyAsync(c => c.AccountId == child && c.GuardianId == actor.Me, stop))
            return Outcome.NotFound("child");
        await record.Write(child, ConsentEvent.Exported, actor.Me, ConsentRecord.ByPage, stop);
        return await file.Whole(child, stop);
    }
}
