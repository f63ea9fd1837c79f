using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Economy.Ledger;

/// <summary>What I hold of each currency of this realm; zero of those I have never had (AE-042).</summary>
[SignedIn, Reads]
internal sealed class MyBalances(Actor actor, OwnLookUp<OwnWallets> wallets)
{
    /// <param name="Balance">Minor units: 250 with 2 decimals is shown as 2.50.</param>
    public sealed record View(string Currency, string Name, string Icon, int Decimals, long Balance);

    public static void Map(RouteGroupBuilder wallets) => wallets
        .MapGet("/me", (Slice<MyBalances> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My balances");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => (await wallets.Find(actor.Here, actor.Me, stop))!.All
        .Select(own => new View(own.Currency.Code, own.Currency.Name, own.Currency.Sign, own.Currency.Decimals, own.Balance ?? 0)).ToList();
}
