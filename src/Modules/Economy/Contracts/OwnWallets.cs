using Npgsql;
using Questory.Platform.Data;

namespace Questory.Economy.Contracts;

/// <summary>What somebody holds in a realm, currency by currency in the realm's order.</summary>
/// <param name="Balance">Minor units; null of a currency never held.</param>
public sealed record OwnWallet(CurrencyFace Currency, long? Balance);

public sealed record OwnWallets(IReadOnlyList<OwnWallet> All)
{
    internal static OwnLookUp<OwnWallets> LookUp(Databases databases, TimeProvider time) => new(databases, time, """
        select asked.n, held.codes, held.names, held.icons, held.decimals, held.balances
        from unnest($2::uuid[]) with ordinality asked (account_id, n)
        cross join lateral (
            select array_agg(c.code order by c.sort_order, c.code) codes, array_agg(c.name order by c.sort_order, c.code) names, array_agg(c.icon order by c.sort_order, c.code) icons,
                   array_agg(c.decimals order by c.sort_order, c.code) decimals, array_agg(w.balance order by c.sort_order, c.code) balances
            from economy_currencies c
            left join economy_wallets w on w.account_id = asked.account_id and w.realm_id = c.realm_id and w.currency = c.code
            where c.realm_id = $1) held
        """, row => row.IsDBNull(1) ? new([]) : Read(row));

    private static OwnWallets Read(NpgsqlDataReader row)
    {
        var (names, icons, decimals, balances) = (row.GetFieldValue<string[]>(2), row.GetFieldValue<string[]>(3), row.GetFieldValue<int[]>(4), row.GetFieldValue<long?[]>(5));
        return new([.. row.GetFieldValue<string[]>(1).Select((code, i) => new OwnWallet(new(code, names[i], icons[i], decimals[i]), balances[i]))]);
    }
}
