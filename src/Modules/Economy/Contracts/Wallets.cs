using Npgsql;
using Questory.Economy.Ledger;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Economy.Contracts;

/// <summary>What people hold here, for rooms that sell or pay. Runs inside the calling slice's transaction, so that
/// the thing bought and the coins given stand or fall together (AE-042, NT-084).</summary>
public sealed class Wallets(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>Every currency the person holds any of, in minor units.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Balances(AccountId account, CancellationToken stop) => (await db.Rows(
        "select currency, balance from economy_wallets where account_id = $1 and realm_id = $2",
        row => (Currency: row.GetString(0), Balance: row.GetInt64(1)), stop, account.Value, actor.Here.Value))
        .ToDictionary(wallet => wallet.Currency, wallet => wallet.Balance);

    /// <summary>Takes coins for something. The same source again takes nothing and says so.</summary>
    /// <returns>409 <c>too_few_coins</c>, naming need and have; 409 <c>source_reused</c> when the source once stood for another amount.</returns>
    public async Task<Outcome<Paid>> Spend(Payment payment, CancellationToken stop)
    {
        var spent = await SpendAll([payment], stop);
        return spent.Ok ? spent.Value[0] : spent.Problem;
    }

    /// <summary>Takes several amounts, of several currencies perhaps, all or none: a price in coins and keys (AE-071). What
    /// was taken for the same sources before is not taken again.</summary>
    /// <param name="price">Each with a source of its own; an empty one costs nothing.</param>
    /// <returns>As <see cref="Spend"/>; the first payment that cannot be made is named, and nothing has moved.</returns>
    public async Task<Outcome<IReadOnlyList<Paid>>> SpendAll(IReadOnlyList<Payment> price, CancellationToken stop)
    {
        var paid = new List<Paid>();
        await using var batch = db.Batch();
        foreach (var payment in price)
        {
            if (Fault(payment) is { } fault)
                return fault;
            var (before, have) = await Look(payment, stop);
            // What an earlier part of the same price takes is spoken for.
            have -= price.Take(paid.Count).Where((earlier, i) => earlier.Currency == payment.Currency && !paid[i].Repeated).Sum(earlier => earlier.Amount);
            if (before is not null && before != -payment.Amount)
                return SourceReused;
            if (before is null && have < payment.Amount)
                return Outcome.Conflict("too_few_coins", $"This needs {payment.Amount} {payment.Currency}; there are {have}.");
            if (before is null)
                Take(batch, payment);
            paid.Add(new Paid(payment.Currency, before is null ? have - payment.Amount : have, Repeated: before is not null));
        }
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(stop);
        return paid;
    }

    private void Take(NpgsqlBatch batch, Payment payment) => batch
        .Add("update economy_wallets set balance = balance - $4, updated_at = $5 where account_id = $1 and realm_id = $2 and currency = $3",
            payment.Account.Value, actor.Here.Value, payment.Currency, payment.Amount, time.GetUtcNow())
        .Add("""
            insert into economy_transfers (account_id, realm_id, currency, id, source_key, debit_book, credit_book, amount, cause, reason, label, at)
            values ($1, $2, $3, $4, $5, 'wallet', 'sink', $6, $7::uuid, $8, left($9, 300), $10)
            """, payment.Account.Value, actor.Here.Value, payment.Currency, Guid.CreateVersion7(time.GetUtcNow()), payment.SourceKey,
            payment.Amount, payment.Cause, payment.Reason, payment.Label, time.GetUtcNow());

    /// <summary>Gives coins. The same source again gives nothing and says so.</summary>
    /// <returns>409 <c>source_reused</c> when the source once stood for another amount.</returns>
    public async Task<Outcome<Paid>> Credit(Payment payment, CancellationToken stop)
    {
        if (Fault(payment) is { } fault)
            return fault;
        var (before, have) = await Look(payment, stop);
        if (before is not null)
            return before == payment.Amount ? new Paid(payment.Currency, have, Repeated: true) : SourceReused;
        await using var batch = db.Batch().Credit(actor.Here, [payment], time.GetUtcNow());
        await batch.ExecuteNonQueryAsync(stop);
        return new Paid(payment.Currency, have + payment.Amount, Repeated: false);
    }

    private static Problem? Fault(Payment payment) => payment.Amount is < 1 or > Transfer.AmountMax
        ? Outcome.Invalid("amount", $"Give a whole number from 1 to {Transfer.AmountMax:N0}.")
        : null;

    private static Problem SourceReused => Outcome.Conflict("source_reused", "This has been paid for before, with another amount.");

    /// <summary>What this source has moved before (negative when it charged), and the balance; both hold until the transaction ends.</summary>
    private async Task<(long? Before, long Have)> Look(Payment payment, CancellationToken stop)
    {
        await db.LockPerson(actor.Here, payment.Account, stop);
        return (await db.Rows("""
            select (select case when currency <> $3 then 0 when debit_book = 'wallet' then -amount else amount end
                    from economy_transfers where account_id = $1 and realm_id = $2 and source_key = $4),
                   coalesce((select balance from economy_wallets where account_id = $1 and realm_id = $2 and currency = $3), 0)
            """, row => (row.IsDBNull(0) ? null : (long?)row.GetInt64(0), row.GetInt64(1)), stop,
            payment.Account.Value, actor.Here.Value, payment.Currency, payment.SourceKey)).Single();
    }
}
