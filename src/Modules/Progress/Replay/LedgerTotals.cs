using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Board;
using Questory.Progress.Rewards;
using Questory.Progress.Seasons;

namespace Questory.Progress.Replay;

/// <summary>What the XP ledger alone says about people.</summary>
internal static class LedgerTotals
{
    /// <summary>People with the totals of their ledger, and nothing counted yet.</summary>
    public static async Task<Dictionary<AccountId, PersonState>> Read(
        AppDb db, RealmId realm, Dictionary<AccountId, PersonState> known, RealmTerms terms, CancellationToken stop)
    {
        // The highest total ever held matters where a level never falls.
        var totals = await db.Rows("""
            select account_id, sum(amount)::bigint, max(held)::bigint from (
                select account_id, amount, sum(amount) over (partition by account_id order by at, id) as held
                from progress_xp_entries where account_id = any($1) and realm_id = $2) line
            group by account_id
            """, row => (Account: new AccountId(row.GetGuid(0)), Total: row.GetInt64(1), Most: row.GetInt64(2)),
            stop, known.Keys.Select(account => account.Value).ToArray(), realm.Value);
        var byAccount = totals.ToDictionary(total => total.Account, total => (total.Total, total.Most));
        return known.Values.ToDictionary(person => person.Account, person =>
        {
            var (total, most) = byAccount.GetValueOrDefault(person.Account);
            var level = terms.LevelAt(total, terms.LevelNeverFalls ? terms.Curve.LevelOf(most) : 1);
            return new PersonState(person.Account, person.Zone, total, level, default);
        });
    }

    /// <summary>Takes away what is about to be written anew, and sums periods, pathways and seasons up again.</summary>
    public static async Task ClearDerived(AppDb db, RealmId realm, IReadOnlyList<AccountId> accounts, DateTimeOffset now, CancellationToken stop)
    {
        var ids = accounts.Select(account => account.Value).ToArray();
        await using var batch = db.Batch();
        batch.Add("delete from progress_counters where account_id = any($1) and realm_id = $2", ids, realm.Value);
        batch.Add("delete from progress_period_scores where account_id = any($1) and realm_id = $2", ids, realm.Value);
        batch.Add("""
            insert into progress_period_scores (account_id, realm_id, period, starts_on, xp)
            select account_id, realm_id, period, date_trunc(period, at at time zone 'UTC')::date, sum(amount)
            from progress_xp_entries cross join unnest(array['week', 'month']) period
            where account_id = any($1) and realm_id = $2 group by 1, 2, 3, 4
            """, ids, realm.Value);
        batch.RecountPathways(realm, ids);
        batch.Recount(realm, null, ids, now);
        await batch.ExecuteNonQueryAsync(stop);
    }
}
