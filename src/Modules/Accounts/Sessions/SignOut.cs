using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>Ends the session the request came with: its cookie, access token and refresh token are dead at once (NT-002).</summary>
[SignedIn(EvenHeldBack = true)]
internal sealed class SignOut(AppDb db, Actor actor, TimeProvider time, SignInLog log)
{
    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapDelete("/", (Slice<SignOut> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Sign out");

    public async Task<Outcome<Done>> Run(CancellationToken stop)
    {
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.AccountId == actor.Me && s.Id == actor.Session, stop) is { } session)
        {
            session.End(time.GetUtcNow());
            log.Write(actor.Me, SignInAction.Logout);
        }
        return Outcome.Done;
    }
}
