using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Inbox;

/// <summary>Marks all my notices in this realm read.</summary>
[SignedIn]
internal sealed class MarkAllRead(AppDb db, Actor actor, TimeProvider time)
{
    public static void Map(RouteGroupBuilder notices) => notices
        .MapPut("/reading", (Slice<MarkAllRead> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Mark all my notices read");

    public async Task<Outcome<Done>> Run(CancellationToken stop)
    {
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        await db.Execute("update notices_notices set read_at = $3 where account_id = $1 and realm_id = $2 and read_at is null",
            stop, actor.Me.Value, actor.Here.Value, time.GetUtcNow());
        return Outcome.Done;
    }
}
