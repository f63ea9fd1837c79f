using System.Runtime.CompilerServices;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;

namespace Questory.Progress.Replay;

/// <summary>The activity stream of some people, oldest first, read as it comes and never all at once.</summary>
internal static class StreamOf
{
    public static async IAsyncEnumerable<Activity> People(
        AppDb db, RealmId realm, IReadOnlyList<AccountId> accounts, ActivityList types, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = db.Command("""
            select account_id, id, verb, object_kind, object_id, label, at, facts::text from platform_activity
            where account_id = any($1) and realm_id = $2 order by account_id, at, id
            """, accounts.Select(account => account.Value).ToArray(), realm.Value);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            yield return new Activity(row.GetGuid(1), realm, new AccountId(row.GetGuid(0)),
                types.Find(row.GetString(2), row.GetString(3)) ?? new ActivityType(row.GetString(2), row.GetString(3), ""),
                row.GetGuid(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), Facts.FromJson(row.GetString(7)));
    }
}
