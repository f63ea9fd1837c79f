using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Texts;

namespace Questory.Platform.Mail;

/// <summary>Where mail waits to be sent: put in the same transaction as what it tells of, so that neither comes alone. The
/// letters of a unit of work are worded and posted together at its end, each in the realm that was in force when it was put.</summary>
public sealed class Mailbox(
    AppDb db, Actor actor, TimeProvider time, Text texts, Work work, MailKindList kinds, IEnumerable<IPostingRule> rules, Bus bus, ILogger<Mailbox> log)
{
    public const string WakeTopic = "mail";

    private readonly List<Draft> drafts = [];
    private Guid unit;

    /// <param name="account">Whose mail it is; it goes when the person goes, and their preferences hold for it.</param>
    /// <param name="about">Whom it tells of besides, e.g. the child in a mail to its parent: it goes with them too.</param>
    public void Put(Letter letter, AccountId? account, params IReadOnlyList<AccountId> about)
    {
        var kind = kinds.Find(letter.Kind)
            ?? throw new InvalidOperationException($"No room declares the mail kind '{letter.Kind}': add it in its module's Mails().");
        // A unit of work that is run again starts with an empty box.
        if (db.Database.CurrentTransaction!.TransactionId is var current && current != unit)
        {
            (unit, drafts.Capacity) = (current, 4);
            drafts.Clear();
            work.BeforeCommit(Post);
        }
        drafts.Add(new(letter, kind, account, about, actor.Language, actor.Realm));
    }

    private async Task Post()
    {
        unit = default;
        await db.SaveChangesAsync();
        // Whoever caused a mail may not see its reader's wishes; from here on the system acts, until the commit.
        await db.Execute("select set_config('app.scope', 'system', true)", CancellationToken.None);
        foreach (var rule in rules)
            await rule.Apply(drafts, CancellationToken.None);
        var wanted = drafts.Where(draft => !draft.Unwanted).ToList();
        var sources = wanted.Select(draft => draft.Letter.Source).OfType<string>().ToList();
        // Two at the same moment: the database's own rule lets one of them through.
        var put = sources.Count == 0 ? [] : (await db.Set<MailRow>().Where(mail => sources.Contains(mail.Source!))
            .Select(mail => new { mail.Recipient, mail.Kind, mail.Source }).ToListAsync()).ToHashSet();
        db.AddRange(wanted.Where(draft => !put.Contains(new { Recipient = draft.Letter.To, draft.Letter.Kind, draft.Letter.Source })).Select(Row));
        drafts.Clear();
        work.AfterCommit(() => bus.Publish(WakeTopic, ""));
    }

    private MailRow Row(Draft draft)
    {
        var (letter, words) = (draft.Letter, texts.In(draft.Language));
        var usual = letter.Words ?? draft.Kind.In(words);
        var wording = draft.Template is { } own ? own with { Button = own.Button ?? usual.Button } : usual;
        var values = new Dictionary<string, string>(letter.Values) { [MailKind.Realm.Name] = draft.Realm?.Name ?? "Questory" };
        foreach (var gap in wording.Names.Where(name => !values.ContainsKey(name)))
            log.LogError("A mail of the kind {Kind} has no value for {Name}; the word is left out.", draft.Kind.Code, gap);
        var filled = wording.Filled(values);
        (string, string)? footer = draft.SwitchOff is { } stop ? (words["Stop mails like this one"], stop.Page) : null;
        return new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AccountId = draft.Receiver,
            RealmId = draft.Realm?.Id,
            AboutIds = [.. draft.About.Select(person => person.Value)],
            Recipient = letter.To,
            Kind = draft.Kind.Code,
            Source = letter.Source,
            Category = draft.Kind.Category,
            Subject = filled.Subject.Length > MailRow.SubjectMax ? filled.Subject[..MailRow.SubjectMax] : filled.Subject,
            BodyText = filled.Text(letter.Address, footer),
            BodyHtml = filled.Html(letter.Address, footer, words.Language, words.Direction),
            Link = letter.Address,
            SwitchOff = draft.SwitchOff?.OneClick,
            CreatedAt = time.GetUtcNow(),
            DueAt = time.GetUtcNow(),
        };
    }
}
