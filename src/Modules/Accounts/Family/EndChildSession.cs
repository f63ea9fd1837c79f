using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Signs my child out of one device, at once even for a living access token (AE-010).</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class EndChildSession(AppDb db, MyChildren children, TimeProvider time, SignInLog log)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapDelete("/children/{child}/sessions/{id:guid}", (AccountId child, Guid id, Slice<EndChildSession> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(child, id, stop), stop).ToHttp())
        .WithSummary("Sign a child out of one device");

    public async Task<Outcome<Done>> Run(AccountId child, Guid id, CancellationToken stop)
    {
        if (await children.Find(child, stop) is null)
            return MyChildren.Hidden;
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.AccountId == child && s.Id == id && s.EndedAt == null, stop) is not { } session)
            return Outcome.NotFound("session");
        session.End(time.GetUtcNow());
        log.Write(child, SignInAction.Logout);
        return Outcome.Done;
    }
}
