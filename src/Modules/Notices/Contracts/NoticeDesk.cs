using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Texts;

namespace Questory.Notices.Contracts;

/// <summary>Tells people something within the realm in force, in the transaction of what it tells of. Who has switched the kind
/// off is left in peace, and the same source never tells a person twice.</summary>
public sealed class NoticeDesk(AppDb db, Actor actor, TimeProvider time, Work work, Bus bus, Text texts, Mailbox mails, PublicAddress address)
{
    /// <summary>The personal live topic that tells a person's open pages to look again.</summary>
    public const string LiveTopic = "notices";

    /// <param name="source">What it comes from, unique per person and kind: an activity's id, an assignment's.</param>
    /// <param name="link">Below the realm's address; the kind's own when absent.</param>
    /// <param name="about">Kind and id of what it tells of.</param>
    public void Tell(IReadOnlyCollection<AccountId> people, NoticeKind kind, string source, IReadOnlyDictionary<string, string> values,
        string? link = null, (string Kind, Guid Id)? about = null) => work.BeforeCommit(async () =>
    {
        // Whoever causes a notice may not see its reader's wishes: as with mail, the system acts from here on.
        await db.Execute("select set_config('app.scope', 'system', true)", CancellationToken.None);
        var (now, here) = (time.GetUtcNow(), actor.Here);
        var filling = new Dictionary<string, string>(values) { ["realm"] = actor.Realm!.Name };
        var path = (link ?? kind.Link) is { } below ? $"/r/{actor.Realm.Slug}{new Wording("", below, null).Filled(filling).Body}" : null;
        foreach (var (person, email, language, inApp) in await Listeners(people, kind))
        {
            var words = texts.In(language);
            var wording = new Wording(words[kind.Title], kind.Message.Length > 0 ? words[kind.Message] : "", null).Filled(filling);
            if (email is not null)
                mails.Put(NoticeMails.Notice.Letter(email, path is null ? null : address.Of(path), ("title", wording.Subject), ("message", wording.Body)), new AccountId(person));
            if (!inApp)
                continue;
            var told = await db.Execute("""
                insert into notices_notices (account_id, id, realm_id, kind, source, tone, priority, title, message, link, object_kind, object_id, created_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, left($8, 300), left($9, 2000), $10, $11, $12, $13, $14) on conflict (account_id, source) do nothing
                """, CancellationToken.None, person, Guid.CreateVersion7(now), here.Value, kind.Code, $"{kind.Code}:{source}",
                Naming.Snake(kind.Tone), Naming.Snake(kind.Priority), wording.Subject, wording.Body, path, about?.Kind, about?.Id, now, now + kind.Life);
            if (told > 0)
                work.AfterCommit(() => bus.Publish(Topic.Personal(here, new(person), LiveTopic), ""));
        }
    });

    private sealed record Reader(Guid Person, string? Email, string Language, bool InApp);

    // Whoever wants no notices at all still hears of warnings (CR-060) and of what is urgent (NT-128).
    private Task<List<Reader>> Listeners(IReadOnlyCollection<AccountId> people, NoticeKind kind)
    {
        var always = kind.Tone is NoticeTone.Warning or NoticeTone.Error || kind.Priority == NoticePriority.Urgent;
        return db.Rows($"""
            select a.account_id, case when p.mail then a.email end, a.language, $3 or a.notifications_enabled and coalesce(p.in_app, true)
            from {PeopleInSql.Readers} a left join notices_kind_preferences p on p.account_id = a.account_id and p.kind = $2
            where a.account_id = any ($1)
            """, row => new Reader(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2), row.GetBoolean(3)), CancellationToken.None,
            people.Select(person => person.Value).ToArray(), kind.Code, always);
    }
}
