using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;

namespace Questory.Notices.Preferences;

/// <summary>Holds back mail its reader has switched off, and gives the rest a link to do so (AE-030). Children get no mail but
/// what guards their account: what there is to tell them is told in the app.</summary>
internal sealed class HonourWishes(AppDb db, SwitchOffLinks links) : IPostingRule
{
    public async Task Apply(IReadOnlyList<Draft> drafts, CancellationToken stop)
    {
        var readers = drafts.Where(draft => draft.Kind.CanBeSwitchedOff).Select(draft => draft.Receiver).OfType<AccountId>().Distinct().ToList();
        if (readers.Count == 0)
            return;
        var wishes = await db.Set<Wishes>().AsNoTracking().Where(w => readers.Contains(w.AccountId)).ToDictionaryAsync(w => w.AccountId, stop);
        var children = await db.ReadChildren().Where(child => readers.Contains(child.AccountId)).Select(child => child.AccountId).ToListAsync(stop);
        foreach (var draft in drafts.Where(draft => draft.Kind.CanBeSwitchedOff))
            if (draft.Receiver is { } reader)
            {
                draft.Unwanted |= children.Contains(reader) || (wishes.TryGetValue(reader, out var own) && !own.Want(draft.Kind.Category));
                draft.SwitchOff = links.For(reader, draft.Kind.Category);
            }
    }
}
