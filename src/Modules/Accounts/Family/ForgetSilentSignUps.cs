using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Data;
using Questory.Platform.Jobs;

namespace Questory.Accounts.Family;

/// <summary>Deletes children whose parent has not answered in time, and invited adults nobody uses (AE-019).</summary>
internal sealed class ForgetSilentSignUps(AppDb db, TimeProvider time, Farewell farewell) : IJob
{
    private const int AtOnce = 500;

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<Child>().AsNoTracking()
            .Where(c => c.RequiresConsent && c.ConsentGivenAt == null && c.WithdrawnAt == null && c.AnswerDueAt <= now)
            .OrderBy(c => c.AnswerDueAt).Select(c => c.AccountId).Take(AtOnce).ToListAsync(stop);
        var forgotten = 0;
        foreach (var id in due)
            // Looked at again once it is held: the parent may be answering at this very moment.
            if (await db.FindChild(id, stop) is { Waits: true } child && child.AnswerDueAt <= now && await db.Set<Account>().AnyAsync(a => a.Id == id && a.Status == AccountStatus.Pending, stop))
            {
                await farewell.Delete(child, adult: null, ConsentRecord.ByTime, stop);
                forgotten++;
            }
        return Counted.Of(forgotten, "unanswered sign-up") + " deleted";
    }
}
