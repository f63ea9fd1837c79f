using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>What I, a child, still wait for.</summary>
[SignedIn(EvenHeldBack = true)]
internal sealed class ShowWaiting(AppDb db, Actor actor)
{
    /// <param name="RemindedAt">When the parent was last mailed once more.</param>
    public sealed record View(bool ForParent, bool ForConfirmation, DateTimeOffset? RemindedAt);

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var me = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == actor.Me, stop);
        var child = await db.Set<Child>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == actor.Me, stop);
        return new View(child is { Waits: true }, child is not null && me.EmailVerifiedAt is null, child?.RemindedAt);
    }
}
