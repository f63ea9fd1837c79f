using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Questory.Bench;

/// <summary>The top 100, one's own rank and ten neighbours of a million, while a thousand scores a second change on another node;
/// against an application that answers as many constant bytes and asks nobody anything.</summary>
internal static class Leaderboard
{
    public const int Members = 1_000_000;
    public const int Watchers = 200;
    private const int Clients = 32;
    private const int Turns = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Watchers, questions: 1);
        await Crowd.Join(server, world.Realm, Members - Watchers);
        var rank = await Rank(server, world);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var one = server.Client(PlayWorld.CookieOf(7));
        var first = Stopwatch.StartNew();
        var page = await one.GetByteArrayAsync(Path);
        var loaded = first.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        using var changing = new CancellationTokenSource();
        var changes = Change(server, world, Everybody, changing.Token);
        var (mine, best) = await AgainstConstant(server, Path, Watchers, page);
        await changing.CancelAsync();
        var changed = await changes;
        await Agree(server, world);
        return
        [
            new($"leaderboard of {Members:N0}, {changed:N0} changes/s", mine.Load.PerSecond, "boards/s", "constant JSON of that size", best.Load.PerSecond, 0.5),
            new("leaderboard p99", mine.Load.P99, "ms", Target: 5, AtMost: true),
            new("leaderboard against RANK() over all", mine.Load.PerSecond, "boards/s", "RANK() queries/s", 1000 / rank, 1000),
            new("leaderboard, processor of host and client", mine.Each.Host, "ms", "constant JSON", best.Each.Host),
            new("leaderboard, processor of PostgreSQL", mine.Each.Database, "ms"),
            new("leaderboard: first look after a start", loaded.TotalMilliseconds, "ms"),
            new("leaderboard: memory of a board", held / 1048576.0, "MiB"),
            .. await SmallerBoards.Measure(server, world),
        ];
    }

    /// <summary>Looks of so many watchers, and an application that answers as many constant bytes, in turn.</summary>
    public static async Task<(Measured Product, Measured Limit)> AgainstConstant(BenchServer server, string path, int watchers, byte[] page)
    {
        var (bare, bareAddress) = await Constant(page);
        await using var _ = bare;
        var (product, limit) = (new List<Measured>(), new List<Measured>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            product.Add(await Processors.Spent(server, Turn, () => LoadClient.Run(server.Address, Clients, Turn, connection => (LoadClient.Get(path, PlayWorld.CookieOf((connection * 7 + turn) % watchers)), "\"is_me\":true"))));
            limit.Add(await Processors.Spent(server, Turn, () => LoadClient.Run(bareAddress, Clients, Turn, _ => (LoadClient.Get("/constant", "nobody"), "\"is_me\":true"))));
        }
        return (Measured.Median(product[1..]), Measured.Median(limit[1..])); // the first of each warms up
    }

    private const string Path = $"/api/realms/{PlayWorld.Slug}/progress/leaderboard?limit=100";

    private static async Task<double> Rank(BenchServer server, PlayWorld world)
    {
        var took = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await server.Execute("select rank from (select account_id, rank() over (order by total_xp desc) from progress_persons where realm_id = $1) ranks where account_id = $2", world.Realm, world.Learners[7]);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        return took.Order().ElementAt(2);
    }

    /// <summary>How a change is written ($1 realm, $2 people), and what its signal says beside the person.</summary>
    public sealed record Changed(string Sql, string Signal);

    private static readonly Changed Everybody = new("update progress_persons set total_xp = total_xp + 10 where realm_id = $1 and account_id = any($2)", ":");

    /// <summary>As another node does it: the rows, and after the commit the signals. Answers how many a second.</summary>
    public static async Task<double> Change(BenchServer server, PlayWorld world, Changed changed, CancellationToken stop)
    {
        var (clock, random, done) = (Stopwatch.StartNew(), new Random(5), 0);
        while (!stop.IsCancellationRequested)
        {
            var who = Enumerable.Range(0, 25).Select(_ => Guid.Parse($"20000000-0000-7000-8000-{random.Next(1, Members - Watchers):x12}")).Distinct().ToArray();
            await server.Execute(changed.Sql, world.Realm, who);
            await server.Execute("select pg_notify('questory', 'progress-board' || chr(10) || $1::text || ':' || who || $3) from unnest($2::uuid[]) who", world.Realm, who, changed.Signal);
            done += who.Length;
            if (TimeSpan.FromMilliseconds(done) - clock.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early, CancellationToken.None);
        }
        return done / clock.Elapsed.TotalSeconds;
    }

    // A moment after the last change every board tells what the database does.
    private static async Task Agree(BenchServer server, PlayWorld world)
    {
        await Task.Delay(100);
        for (var watcher = 0; watcher < Watchers; watcher += 20)
        {
            using var client = server.Client(PlayWorld.CookieOf(watcher));
            var told = JsonElement.Parse(await client.GetStringAsync(Path)).GetProperty("me").GetProperty("rank").GetInt64();
            await using var command = server.Databases.Owner.CreateCommand(
                "select 1 + count(*) from progress_persons where realm_id = $1 and total_xp > (select total_xp from progress_persons where realm_id = $1 and account_id = $2)");
            command.Parameters.Add(new() { Value = world.Realm });
            command.Parameters.Add(new() { Value = world.Learners[watcher] });
            if (await command.ExecuteScalarAsync() is not long counted || counted != told)
                throw new InvalidOperationException($"The board says rank {told} where the database counts another.");
        }
    }

    private static async Task<(WebApplication App, IPEndPoint Address)> Constant(byte[] page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/constant", () => TypedResults.Bytes(page, "application/json"));
        await app.StartAsync();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return (app, new IPEndPoint(IPAddress.Loopback, port));
    }
}
