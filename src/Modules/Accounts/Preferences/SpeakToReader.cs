using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;

namespace Questory.Accounts.Preferences;

/// <summary>A mail speaks its reader's language, not that of whoever caused it.</summary>
internal sealed class SpeakToReader(AppDb db) : IPostingRule
{
    public async Task Apply(IReadOnlyList<Draft> drafts, CancellationToken stop)
    {
        var readers = drafts.Select(draft => draft.Receiver).OfType<AccountId>().Distinct().ToList();
        var languages = await db.Set<Account>().Where(account => readers.Contains(account.Id))
            .Select(account => new { account.Id, account.Language }).ToDictionaryAsync(account => account.Id, account => account.Language, stop);
        foreach (var draft in drafts)
            if (draft.Receiver is { } reader && languages.TryGetValue(reader, out var language))
                draft.Language = language;
    }
}
