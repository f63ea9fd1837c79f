using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Economy.Currencies;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Economy.Ledger;

/// <summary>What I hold of each currency of this realm; zero of those I have never had (AE-042).</summary>
[SignedIn]
internal sealed class MyBalances(AppDb db, Actor actor)
{
    /// <param name="Balance">Minor units: 250 with 2 decimals is shown as 2.50.</param>
    public sealed record View(string Currency, string Name, string Icon, int Decimals, long Balance);

    public static void Map(RouteGroupBuilder wallets) => wallets
        .MapGet("/me", (Slice<MyBalances> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My balances");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await (
        from currency in db.Set<Currency>()
        where currency.RealmId == actor.Here
        orderby currency.SortOrder, currency.Code
        from wallet in db.Set<Wallet>().Where(w =>
            w.AccountId == actor.Me && w.RealmId == actor.Here && w.Currency == currency.Code).DefaultIfEmpty()
        select new View(currency.Code, currency.Name, currency.Icon, currency.Decimals, wallet == null ? 0 : wallet.Balance)).ToListAsync(stop);
}
