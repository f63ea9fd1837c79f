using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Inbox;

/// <summary>Marks one of my notices read, or unread again; repeating it changes nothing.</summary>
[SignedIn]
internal sealed class MarkNotice(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="Link">Where it leads, for whoever opens it.</param>
    public sealed record View(Guid Id, DateTimeOffset? ReadAt, string? Link);

    public static void Map(RouteGroupBuilder notices)
    {
        notices.MapPut("/{id:guid}/reading", (Guid id, Slice<MarkNotice> slice, CancellationToken stop) => slice.Run(s => s.Run(id, true, stop), stop).ToHttp())
            .WithSummary("Mark a notice read");
        notices.MapDelete("/{id:guid}/reading", (Guid id, Slice<MarkNotice> slice, CancellationToken stop) => slice.Run(s => s.Run(id, false, stop), stop).ToHttp())
            .WithSummary("Mark a notice unread");
    }

    public async Task<Outcome<View>> Run(Guid id, bool read, CancellationToken stop)
    {
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        var now = time.GetUtcNow();
        if (await db.NoticesOf(actor.Me, actor.Here, now).SingleOrDefaultAsync(n => n.Id == id, stop) is not { } notice)
            return Outcome.NotFound("notice");
        if (read)
            notice.Read(now);
        else
            notice.Unread();
        return new View(notice.Id, notice.ReadAt, notice.Link);
    }
}
