using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Inbox;

/// <summary>What I was told in this realm, newest first; expired things are absent (RL-033, CR-061, NT-127, EP-090).</summary>
[SignedIn, Reads]
internal sealed class ListNotices(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="Kind">Only of this kind.</param>
    /// <param name="Unread">Only those not read yet.</param>
    public sealed record Filter(string? Kind, bool? Unread);

    public sealed record View(
        Guid Id, string Kind, NoticeTone Tone, NoticePriority Priority, string Title, string Message, string? Link, string? ObjectKind, Guid? ObjectId,
        DateTimeOffset CreatedAt, DateTimeOffset? ReadAt, DateTimeOffset? ExpiresAt);

    /// <param name="Unread">How many are unread in all.</param>
    public sealed record Answer(IReadOnlyList<View> Items, string? Next, int Unread);

    public static void Map(RouteGroupBuilder notices) => notices
        .MapGet("/", ([AsParameters] PageRequest page, [AsParameters] Filter filter, Slice<ListNotices> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(filter, page, stop), stop).ToHttp())
        .WithSummary("List my notices");

    public async Task<Outcome<Answer>> Run(Filter filter, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var mine = db.NoticesOf(actor.Me, actor.Here, time.GetUtcNow()).AsNoTracking();
        var notices = await mine
            .Where(n => (filter.Kind == null || n.Kind == filter.Kind) && (filter.Unread != true || n.ReadAt == null))
            .Where(n => n.CreatedAt < at || (n.CreatedAt == at && n.Id.CompareTo(id) < 0))
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(page.Fetch)
            .Select(n => new View(n.Id, n.Kind, n.Tone, n.Priority, n.Title, n.Message, n.Link, n.ObjectKind, n.ObjectId, n.CreatedAt, n.ReadAt, n.ExpiresAt)).ToListAsync(stop);
        var shown = Page.Of(notices, page.Size, notice => notice, notice => new Newest(notice.CreatedAt, notice.Id));
        return new Answer(shown.Items, shown.Next, await mine.CountAsync(n => n.ReadAt == null, stop));
    }
}
