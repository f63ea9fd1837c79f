using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Texts;

namespace Questory.Notices.Templates;

/// <summary>The templates of the realm in force, or outside of any the installation's: realms and operators keep theirs by the
/// same rules.</summary>
internal sealed class TemplateShelf(AppDb db, Actor actor, TimeProvider time, AuditTrail audit, MailKindList kinds, Translations translations, Text texts)
{
    private RealmId Here => actor.Realm?.Id ?? SettingRow.Installation;

    public async Task<IReadOnlyList<TemplateView>> All(CancellationToken stop)
    {
        var own = await db.Set<Template>().AsNoTracking().Where(t => t.RealmId == Here).ToListAsync(stop);
        return [.. kinds.All.OrderBy(kind => kind.Category).ThenBy(kind => kind.Code, StringComparer.Ordinal)
            .Select(kind => View(kind, "", own.Find(t => t.Kind == kind.Code && t.Language.Length == 0), own))];
    }

    public async Task<Outcome<TemplateView>> Find(string code, string language, CancellationToken stop)
    {
        if (kinds.Find(code) is not { } kind || !Speaks(language))
            return Outcome.NotFound("kind of mail");
        var own = await db.Set<Template>().AsNoTracking().Where(t => t.RealmId == Here && t.Kind == code).ToListAsync(stop);
        return View(kind, language, own.Find(t => t.Language == language), own);
    }

    /// <summary>422 naming the field when it uses a name that mails of this kind do not carry.</summary>
    public async Task<Outcome<TemplateView>> Save(string code, string language, TemplateInput input, CancellationToken stop)
    {
        if (kinds.Find(code) is not { } kind || !Speaks(language))
            return Outcome.NotFound("kind of mail");
        if (input.FaultFor(kind) is { } fault)
            return fault;
        var template = await db.Set<Template>().SingleOrDefaultAsync(t => t.RealmId == Here && t.Kind == code && t.Language == language, stop);
        if (template is null)
            db.Add(template = new() { RealmId = Here, Kind = code, Language = language });
        (template.Subject, template.Body, template.Button) = input.Words;
        template.UpdatedAt = time.GetUtcNow();
        audit.Write("change mail template", "mail template", Guid.Empty, details: new { kind = code, language });
        await db.SaveChangesAsync(stop);
        return await Find(code, language, stop);
    }

    public async Task<Outcome<Done>> Remove(string code, string language, CancellationToken stop)
    {
        if (await db.Set<Template>().SingleOrDefaultAsync(t => t.RealmId == Here && t.Kind == code && t.Language == language, stop) is not { } template)
            return Outcome.NotFound("template");
        db.Remove(template);
        audit.Write("remove mail template", "mail template", Guid.Empty, details: new { kind = code, language });
        return Outcome.Done;
    }

    private bool Speaks(string language) => language.Length == 0 || translations.Languages.Contains(language);

    private TemplateView View(MailKind kind, string language, Template? own, IReadOnlyList<Template> all)
    {
        var words = own?.Wording ?? kind.In(texts.In(language.Length == 0 ? "en" : language));
        return new(kind.Code, kind.CategoryName, texts[kind.Summary], language, own is not null, words.Subject, words.Body, words.Button,
            [.. kind.Names.Select(name => new TemplateView.Name(name.Name, name.Sample))], [.. all.Where(t => t.Kind == kind.Code && t.Language.Length > 0).Select(t => t.Language)]);
    }
}
