using System.Net;

namespace Questory.Bench;

/// <summary>Transfers per second between 2,000 members: the product's (session, member, setting, key, standing, overdraft, two ledger
/// lines, stream, under row-level security) against <see cref="NaiveTransfer"/>, and ten hot receivers against all alike; in turn,
/// medians. At the end all balances add up to what there was, and each to its lines.</summary>
internal static class Wallets
{
    private const int Callers = 128, Hot = 10, Turns = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await WalletWorld.Make(server);
        await using var naive = await NaiveTransfer.Start(server, world);
        var sent = 0;
        var turns = new Dictionary<(bool Product, bool Hot), List<Measured>>();
        for (var turn = 0; turn <= Turns; turn++)
            foreach (var hot in new[] { false, true })
                foreach (var product in new[] { true, false })
                {
                    var measured = await Processors.Spent(server, Turn, () => LoadClient.Run(product ? server.Address : naive.Address, Callers, Turn, _ => Next(product, hot)));
                    // The first turn of each warms up.
                    if (turn > 0)
                        (turns.TryGetValue((product, hot), out var all) ? all : turns[(product, hot)] = []).Add(measured);
                }
        await world.Check(server);

        var (mine, limit) = (Measured.Median(turns[(true, false)]), Measured.Median(turns[(false, false)]));
        var (mineHot, limitHot) = (Measured.Median(turns[(true, true)]), Measured.Median(turns[(false, true)]));
        return
        [
            new($"wallet transfers, {Callers} callers", mine.Load.PerSecond, "/s", "naive handler, one commit each", limit.Load.PerSecond, 3),
            new($"wallet transfers to {Hot} hot receivers", mineHot.Load.PerSecond, "/s", "the same to all alike", mine.Load.PerSecond, 0.8),
            new($"wallet transfers to {Hot} hot receivers", mineHot.Load.PerSecond, "/s", "naive handler, one commit each", limitHot.Load.PerSecond),
            new("wallet transfers p99", mine.Load.P99, "ms", "naive handler", limit.Load.P99),
            new("wallet transfers p99, hot", mineHot.Load.P99, "ms", "naive handler", limitHot.Load.P99),
            new("wallet transfers, processor of host and client", mine.Each.Host, "ms", "naive handler", limit.Each.Host),
            new("wallet transfers, processor of PostgreSQL", mine.Each.Database, "ms", "naive handler", limit.Each.Database),
            new("wallet transfers, processor of PostgreSQL, hot", mineHot.Each.Database, "ms", "naive handler", limitHot.Each.Database),
        ];

        (byte[], string)? Next(bool product, bool hot)
        {
            var to = Random.Shared.Next(hot ? Hot : WalletWorld.Members);
            var from = (to + (hot ? Random.Shared.Next(Hot, WalletWorld.Members - Hot) : Random.Shared.Next(1, WalletWorld.Members))) % WalletWorld.Members;
            return (LoadClient.Post(product ? $"/api/realms/{WalletWorld.Slug}/wallet/transfers" : "/naive", WalletWorld.CookieOf(from),
                $$"""{"to":"{{world.People[to]}}","currency":"gold","amount":1}""", key: $"k{Interlocked.Increment(ref sent)}"), "\"amount\":1");
        }
    }
}
