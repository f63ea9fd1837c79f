using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Settings;

namespace Questory.Notices.Templates;

/// <summary>Words a mail by the realm's template in its reader's language, else by the realm's for every language, else by the
/// installation's; else by the room's own words.</summary>
internal sealed class UseTemplates(AppDb db) : IPostingRule
{
    public async Task Apply(IReadOnlyList<Draft> drafts, CancellationToken stop)
    {
        var realms = drafts.Select(RealmOf).Append(SettingRow.Installation).Distinct().ToList();
        var kinds = drafts.Select(draft => draft.Kind.Code).Distinct().ToList();
        var known = await db.Set<Template>().AsNoTracking()
            .Where(t => kinds.Contains(t.Kind) && realms.Contains(t.RealmId)).ToListAsync(stop);
        foreach (var draft in known.Count > 0 ? drafts : [])
            draft.Template = known.Where(t => t.Kind == draft.Kind.Code && (t.RealmId == RealmOf(draft) || t.RealmId == SettingRow.Installation) && (t.Language == draft.Language || t.Language.Length == 0))
                .OrderByDescending(t => t.RealmId == RealmOf(draft)).ThenByDescending(t => t.Language.Length)
                .FirstOrDefault()?.Wording ?? draft.Template;
    }

    private static RealmId RealmOf(Draft draft) => draft.Realm?.Id ?? SettingRow.Installation;
}
