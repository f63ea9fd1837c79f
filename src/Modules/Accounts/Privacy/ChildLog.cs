using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Privacy;

/// <summary>What my child did, line by line, newest first; without address and client (AE-072). Another's child is not found.</summary>
[SignedIn, Reads]
internal sealed class ChildLog(AppDb db, Actor actor, PersonLog log)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children/{child}/log", (AccountId child, [AsParameters] PageRequest page, Slice<ChildLog> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(child, page, stop), stop).ToHttp())
        .WithSummary("Read what a child did");

    public async Task<Outcome<Page<LogLine>>> Run(AccountId child, PageRequest page, CancellationToken stop) =>
        await db.ReadChildren().AnyAsync(c => c.AccountId == child && c.GuardianId == actor.Me, stop)
            ? await log.Of(child, actor.Here, whereabouts: false, page, stop)
            : Outcome.NotFound("child");
}
