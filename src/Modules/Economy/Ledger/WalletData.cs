using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Economy.Ledger;

/// <summary>Wallets and every movement in them, in what a person takes away.</summary>
internal sealed class WalletData(AppDb db) : PersonalSection(db, "economy",
    new("wallets", "economy_wallets", """
        select w.currency, w.balance, w.updated_at from economy_wallets w where w.account_id = $1 order by 1, 2
        """),
    new("movements", "economy_transfers", """
        select t.at, t.currency, case when t.credit_book = 'wallet' then t.amount else -t.amount end as amount, t.reason, t.label
        from economy_transfers t where t.account_id = $1 order by t.at, t.id
        """));

/// <summary>The other side's line of what a person gave or was given stays, and names nobody.</summary>
internal sealed class ForgetOtherSide(AppDb db) : IErasure
{
    public Task Erase(Leaving person, CancellationToken stop) => db.Execute("select economy_forget($1)", stop, person.Id.Value);
}
