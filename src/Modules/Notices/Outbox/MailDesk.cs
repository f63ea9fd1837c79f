using System.Net;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

/// <summary>The outbox as far as the actor may see it: operators all of it, a realm's admins the realm's own. A mail to or about
/// a child is for those alone who may see children's data.</summary>
internal sealed class MailDesk(AppDb db, Actor actor, TimeProvider time, AuditTrail audit, Work work, Bus bus)
{
    private IQueryable<MailRow> Mine => actor.Realm is not { } realm ? db.Set<MailRow>()
        : actor.May(NoticePermissions.SeeChildrensMails) ? db.Set<MailRow>().Where(m => m.RealmId == realm.Id)
        : db.Set<MailRow>().FromSqlRaw($$"""
            select m.* from platform_mails m where m.realm_id = {0}
            and not exists (select from {{PeopleInSql.Children}} c where c.account_id = m.account_id or m.about_ids @> array[c.account_id])
            """, realm.Id.Value);

    public async Task<Outcome<Page<MailLine>>> List(MailFilter filter, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var mails = Mine.AsNoTracking().Where(m => filter.Kind == null || m.Kind == filter.Kind);
        if (EnumText.TryRead<MailStatus>(filter.Status, out var status))
            mails = mails.Where(m => status == MailStatus.Sent ? m.SentAt != null : status == MailStatus.Failed ? m.FailedAt != null : m.SentAt == null && m.FailedAt == null);
        var rows = await mails.Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id.CompareTo(id) < 0))
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(page.Fetch).ToListAsync(stop);
        return Page.Of([.. rows.Select(MailLine.Of)], page.Size, mail => mail, mail => new Newest(mail.CreatedAt, mail.Id));
    }

    public async Task<Outcome<MailSheet>> Show(Guid id, CancellationToken stop)
    {
        if (await Mine.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is not { } mail)
            return Outcome.NotFound("mail");
        // By such a link one signs in, or says yes, in its reader's name: only operators, who could do so anyway, pass it on.
        return mail.Link is { } link && actor.Realm is not null && mail.Category is MailCategory.Legal or MailCategory.Security
            ? new MailSheet(MailLine.Of(mail), Without(mail.BodyText, link), Without(mail.BodyHtml, WebUtility.HtmlEncode(link)), true)
            : new MailSheet(MailLine.Of(mail), mail.BodyText, mail.BodyHtml, false);
    }

    public async Task<Outcome<MailLine>> SendAgain(Guid id, CancellationToken stop)
    {
        if (await Mine.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } mail)
            return Outcome.NotFound("mail");
        mail.SendAgain(time.GetUtcNow());
        audit.Write("send mail again", "mail", id, details: new { mail.Kind });
        work.AfterCommit(() => bus.Publish(Mailbox.WakeTopic, ""));
        return MailLine.Of(mail);
    }

    /// <summary>Puts all failed ones back into the line; answers how many.</summary>
    public async Task<Outcome<int>> RetryFailed(CancellationToken stop)
    {
        var failed = await Mine.Where(m => m.FailedAt != null).ToListAsync(stop);
        foreach (var mail in failed)
            mail.SendAgain(time.GetUtcNow());
        audit.Write("retry failed mails", "mail", Guid.Empty, details: new { failed.Count });
        work.AfterCommit(() => bus.Publish(Mailbox.WakeTopic, ""));
        return failed.Count;
    }

    private static string Without(string body, string link) => body.Replace(link, "https://…", StringComparison.Ordinal);
}
