using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.People;

namespace Questory.Progress.Contracts;

/// <summary>Where a person stands in this realm, for rooms that ask before they let in or offer something.</summary>
public sealed class Standing(AppDb db, Actor actor)
{
    /// <summary>Level 1 with no XP for someone who has done nothing yet.</summary>
    public async Task<PersonStanding> Of(AccountId account, CancellationToken stop) =>
        await db.Set<ProgressPerson>().AsNoTracking()
            .Where(p => p.AccountId == account && p.RealmId == actor.Here)
            .Select(p => new PersonStanding(p.Level, p.TotalXp, p.StreakCurrent, p.StreakLongest))
            .SingleOrDefaultAsync(stop) ?? new PersonStanding(1, 0, 0, 0);
}

/// <param name="Streak">Days of the run that the last counted day belongs to; it may have ended since.</param>
public sealed record PersonStanding(int Level, long Xp, int Streak, int LongestStreak);
