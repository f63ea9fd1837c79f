using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Realms.Installation;

/// <summary>Mail that waits or was sent, newest first: while no mail server is set, an operator passes the links on by hand.</summary>
[Operators, AsSystem("Operators see all mail.")]
internal sealed class ListMails(AppDb db)
{
    public sealed record View(Guid Id, string Recipient, string Kind, string Subject, string BodyText, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/mails", ([AsParameters] PageRequest page, Slice<ListMails> slice, CancellationToken stop) => slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("List mail");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var mails = await db.Set<MailRow>().AsNoTracking()
            .Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id.CompareTo(id) < 0))
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(page.Fetch)
            .Select(m => new View(m.Id, m.Recipient, m.Kind, m.Subject, m.BodyText, m.CreatedAt, m.SentAt)).ToListAsync(stop);
        return Page.Of(mails, page.Size, mail => mail, mail => new Newest(mail.CreatedAt, mail.Id));
    }
}
