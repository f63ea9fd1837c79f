using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Economy.Ledger;

/// <summary>What has come into my wallets and gone out of them since the first movement, added up from the ledger (RL-110). Not part
/// of <see cref="MyBalances"/>, which every page asks.</summary>
[SignedIn, Reads]
internal sealed class MyTotals(AppDb db, Actor actor)
{
    /// <param name="Balance">Minor units; always what was earned less what was spent.</param>
    /// <param name="TotalEarned">All that ever came in: rewards, gifts, what was given by hand.</param>
    /// <param name="TotalSpent">All that ever went out: purchases, gifts, what was taken by hand.</param>
    public sealed record View(string Currency, long Balance, long TotalEarned, long TotalSpent);

    public static void Map(RouteGroupBuilder wallets) => wallets
        .MapGet("/me/totals", (Slice<MyTotals> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("What my wallets have earned and spent in all");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select c.code, coalesce(w.balance, 0), total.earned, total.spent from economy_currencies c
        left join economy_wallets w on w.account_id = $1 and w.realm_id = c.realm_id and w.currency = c.code
        cross join lateral (
            select coalesce(sum(t.amount) filter (where t.credit_book = 'wallet'), 0)::bigint as earned, coalesce(sum(t.amount) filter (where t.debit_book = 'wallet'), 0)::bigint as spent
            from economy_transfers t where t.account_id = $1 and t.realm_id = c.realm_id and t.currency = c.code) total
        where c.realm_id = $2 order by c.sort_order, c.code
        """, row => new View(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), stop, actor.Me.Value, actor.Here.Value);
}
