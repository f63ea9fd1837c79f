using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Economy.Contracts;

/// <summary>Many payments to many people as statements of a larger batch, for whoever pays by rules. The caller holds
/// the <see cref="PersonLock"/> of everyone named.</summary>
public static class CreditMany
{
    /// <summary>Gives each payment whose source has not paid yet; ledger lines and balances move in one statement.</summary>
    public static NpgsqlBatch Credit(this NpgsqlBatch batch, RealmId realm, IReadOnlyList<Payment> payments, DateTimeOffset now) => batch.Add("""
        with paid as (
            insert into economy_transfers (account_id, realm_id, currency, id, source_key, debit_book, credit_book, amount, cause, reason, label, at)
            select p.account_id, $1, p.currency, p.id, p.source_key, 'mint', 'wallet', p.amount, p.cause, p.reason, left(p.label, 300), $2
            from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::bigint[], $8::uuid[], $9::text[], $10::text[])
                as p (account_id, currency, id, source_key, amount, cause, reason, label)
            on conflict (account_id, realm_id, source_key) do nothing
            returning account_id, currency, amount)
        insert into economy_wallets as wallet (account_id, realm_id, currency, balance, updated_at)
        select account_id, $1, currency, sum(amount), $2 from paid group by account_id, currency order by account_id, currency
        on conflict (account_id, realm_id, currency) do update
            set balance = wallet.balance + excluded.balance, updated_at = excluded.updated_at
        """, realm.Value, now,
        payments.Select(p => p.Account.Value).ToArray(), payments.Select(p => p.Currency).ToArray(),
        payments.Select(_ => Guid.CreateVersion7(now)).ToArray(), payments.Select(p => p.SourceKey).ToArray(),
        payments.Select(p => p.Amount).ToArray(), payments.Select(p => p.Cause).ToArray(),
        payments.Select(p => p.Reason).ToArray(), payments.Select(p => p.Label).ToArray());

    /// <summary>Asks which of these sources have paid or charged before. Answers rows (account, source key).</summary>
    public static NpgsqlBatch AskMoved(this NpgsqlBatch batch, RealmId realm, IReadOnlyList<(AccountId Account, string SourceKey)> sources) => batch.Add("""
        select s.account_id, s.source_key from unnest($2::uuid[], $3::text[]) as s (account_id, source_key)
        cross join lateral (select from economy_transfers t where t.account_id = s.account_id and t.realm_id = $1 and t.source_key = s.source_key offset 0) t
        """, realm.Value, sources.Select(s => s.Account.Value).ToArray(), sources.Select(s => s.SourceKey).ToArray());
}
