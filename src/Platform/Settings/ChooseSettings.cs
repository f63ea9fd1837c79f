using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Settings;

/// <summary>Writes chosen values; the admin's page, the command line and the edition presets all come through here.</summary>
public sealed class ChooseSettings(AppDb db, SettingList list, SettingCache cache, Work work, TimeProvider time)
{
    /// <summary>Sets each key to its JSON value, or back to the default when the value is null. All or none.</summary>
    public async Task<Problem?> For(RealmId realm, IReadOnlyDictionary<string, string?> values, CancellationToken stop)
    {
        var faults = values
            .Select(pair => (pair.Key, Fault: list.Find(pair.Key) is { } setting
                ? pair.Value is null ? null : setting.Fault(pair.Value)
                : "There is no such setting."))
            .Where(pair => pair.Fault is not null)
            .ToDictionary(pair => pair.Key, pair => new[] { pair.Fault! });
        if (faults.Count > 0)
            return Outcome.Invalid(faults);

        foreach (var (key, value) in values)
        {
            var row = await db.Set<SettingRow>().SingleOrDefaultAsync(s => s.RealmId == realm && s.Key == key, stop);
            if (value is null && row is not null)
                db.Remove(row);
            else if (value is not null && row is null)
                db.Add(new SettingRow { RealmId = realm, Key = key, Value = value, UpdatedAt = time.GetUtcNow() });
            else if (value is not null && row is not null)
                (row.Value, row.UpdatedAt) = (value, time.GetUtcNow());
        }
        foreach (var job in values.Keys.Select(key => list.Find(key)!.Job).OfType<string>().Distinct())
            await db.Execute("update platform_jobs set due_at = least(due_at, $2) where name = $1", stop, job, time.GetUtcNow());
        work.AfterCommit(() =>
        {
            cache.Forget(realm);
            return Task.CompletedTask;
        });
        return null;
    }
}
