using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Questory.Bench;

/// <summary>Whole pages for signed-in learners at 64 clients, each against a constant page of the same size from a slim application.</summary>
internal static class Pages
{
    private const int Learners = 2_000;
    private const int Clients = 64;
    private const int Turns = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, questions: 10);
        using var browser = server.Client(PlayWorld.CookieOf(0));
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var figures = new List<Figure>();
        foreach (var (name, path) in (IEnumerable<(string, string)>)[("home", "/home"), ("mission map", $"/lessons/{world.Lesson}"), ("leaderboard", "/leaderboard")])
        {
            var page = await browser.GetByteArrayAsync($"/r/{PlayWorld.Slug}{path}");
            await using var constant = await Constant(page);
            var (mine, limit) = (new List<Load>(), new List<Load>());
            for (var turn = 0; turn <= Turns; turn++)
            {
                var learner = 0;
                mine.Add(await LoadClient.Run(server.Address, Clients, Turn, _ =>
                    (LoadClient.GetPage($"/r/{PlayWorld.Slug}{path}", PlayWorld.CookieOf(Interlocked.Increment(ref learner) % Learners)), "class=\"skip\"")));
                limit.Add(await LoadClient.Run(AddressOf(constant), Clients, Turn, _ => (LoadClient.GetPage("/", "nobody"), "class=\"skip\"")));
            }
            var (product, bare) = (Median(mine), Median(limit));
            figures.Add(new Figure($"page {name} ({page.Length / 1024.0:N0} kB), {Clients} clients", product.PerSecond, "pages/s", "constant page of the same size", bare.PerSecond, 0.3));
            figures.Add(new Figure($"page {name} p99", product.P99, "ms", "constant page", bare.P99));
        }
        return figures;
    }

    private static async Task<WebApplication> Constant(byte[] page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => TypedResults.Bytes(page, "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }

    private static IPEndPoint AddressOf(WebApplication app) =>
        new(IPAddress.Loopback, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);

    private static Load Median(List<Load> turns) => turns[1..].OrderBy(turn => turn.PerSecond).ElementAt(Turns / 2); // the first warms up
}
