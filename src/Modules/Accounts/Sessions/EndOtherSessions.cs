using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>Ends all of my sessions but this one (EP-006).</summary>
[SignedIn(EvenHeldBack = true)]
internal sealed class EndOtherSessions(SessionDesk desk, Actor actor)
{
    public sealed record View(int Ended);

    public static void Map(RouteGroupBuilder account) => account
        .MapDelete("/sessions", (Slice<EndOtherSessions> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("End all my other sessions");

    public async Task<Outcome<View>> Run(CancellationToken stop) => new View(await desk.EndOthers(actor.Me, actor.Session, stop));
}
