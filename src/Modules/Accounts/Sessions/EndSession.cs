using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>Ends one of my sessions, at once even for a living access token (AE-010). Another person's is not found.</summary>
[SignedIn(EvenHeldBack = true)]
internal sealed class EndSession(AppDb db, Actor actor, TimeProvider time, SignInLog log)
{
    public static void Map(RouteGroupBuilder account) => account
        .MapDelete("/sessions/{id:guid}", (Guid id, Slice<EndSession> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("End one of my sessions");

    public async Task<Outcome<Done>> Run(Guid id, CancellationToken stop)
    {
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.AccountId == actor.Me && s.Id == id && s.EndedAt == null, stop) is not { } session)
            return Outcome.NotFound("session");
        session.End(time.GetUtcNow());
        log.Write(actor.Me, SignInAction.Logout);
        return Outcome.Done;
    }
}
