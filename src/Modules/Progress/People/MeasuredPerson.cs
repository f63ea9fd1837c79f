using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Rewards;
using Questory.Progress.Streaks;

namespace Questory.Progress.People;

/// <summary>A person as criteria measure them, with every counter; for showing how far somebody has come.</summary>
internal static class MeasuredPerson
{
    public static async Task<PersonState> Read(AppDb db, RealmId realm, AccountId account, TimeZoneInfo zone, CancellationToken stop)
    {
        var row = await db.Set<ProgressPerson>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account && p.RealmId == realm, stop);
        var person = row is null ? new PersonState(account, zone, 0, 1, default)
            : new PersonState(account, zone, row.TotalXp, row.Level, new Streak(row.StreakCurrent, row.StreakLongest, row.StreakDay));
        foreach (var (key, value) in (await ProgressView.Counters(db, realm, [account], stop))[account])
            person.Knows(key, value);
        return person;
    }
}
