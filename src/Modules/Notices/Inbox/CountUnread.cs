using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Inbox;

/// <summary>How many of my notices in this realm are unread: the number on the bell.</summary>
[SignedIn, Reads]
internal sealed class CountUnread(AppDb db, Actor actor, TimeProvider time)
{
    public sealed record View(int Unread);

    public static void Map(RouteGroupBuilder notices) => notices
        .MapGet("/unread", (Slice<CountUnread> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Count my unread notices");

    public async Task<Outcome<View>> Run(CancellationToken stop) =>
        new View(await db.NoticesOf(actor.Me, actor.Here, time.GetUtcNow()).CountAsync(notice => notice.ReadAt == null, stop));
}
