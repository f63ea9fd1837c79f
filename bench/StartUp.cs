using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Questory.Bench;

/// <summary>The built host as its own process over an embedded database that exists: how long until its first page, and what all its
/// processes hold after a play loop.</summary>
internal static class StartUp
{
    private const int Learners = 4_000, Starts = 4, Clients = 128;
    private static readonly TimeSpan Play = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var server = await BenchServer.Start();
        server.KeepsFolder = true;
        var world = await PlayWorld.Make(server, Learners, questions: 60);
        await server.DisposeAsync();
        try
        {
            var (took, held, rate) = (new List<double>(), 0.0, 0.0);
            for (var start = 0; start < Starts; start++)
            {
                var clock = Stopwatch.StartNew();
                var address = new IPEndPoint(IPAddress.Loopback, FreePort());
                using var host = Run(server.Folder, address);
                await FirstPage(host, address);
                took.Add(clock.Elapsed.TotalMilliseconds);
                if (start == Starts - 1)
                {
                    var answers = new Answers(world, 0, Learners);
                    rate = (await LoadClient.Run(address, Clients, Play, _ => answers.Next())).PerSecond;
                    held = HeldBy(host.Id, server.Folder);
                }
                using var ask = Process.Start("kill", ["-TERM", $"{host.Id}"]);
                await host.WaitForExitAsync().WaitAsync(Patience);
            }
            return
            [
                new("start to first page, second start", took[1..].Order().ElementAt(1), "ms", Target: 3_000, AtMost: true),
                new($"memory of all processes after a play loop ({rate:N0} answers/s)", held, "MiB", Target: 300, AtMost: true),
            ];
        }
        finally
        {
            Directory.Delete(server.Folder, recursive: true);
        }
    }

    private static Process Run(string folder, IPEndPoint address)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Questory.slnx")))
            root = root.Parent;
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}") ? "Release" : "Debug";
        var host = Path.Combine(root.FullName, "src", "Host", "bin", configuration, "net10.0", "Questory.Host.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [host, "serve", "--urls", $"http://{address}", "--data", folder])
        {
            WorkingDirectory = root.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    private static async Task FirstPage(Process host, IPEndPoint address)
    {
        using var browser = BenchServer.Client(address, PlayWorld.CookieOf(0));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(10))
        {
            if (host.HasExited)
                throw new InvalidOperationException("The host did not start: " + await host.StandardError.ReadToEndAsync());
            try
            {
                if ((await browser.GetStringAsync($"/r/{PlayWorld.Slug}/home")).Contains("</html>", StringComparison.Ordinal))
                    return;
            }
            catch (HttpRequestException) { }
        }
        throw new InvalidOperationException("The host served no page.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    // The proportional share of each process, so that PostgreSQL's shared buffers count once. From /proc: zero where there is none.
    private static double HeldBy(int host, string folder) => !Directory.Exists("/proc/self") ? 0
        : Processors.DatabaseProcesses(folder).Append($"/proc/{host}").Sum(process =>
            double.Parse(File.ReadLines(Path.Combine(process, "smaps_rollup")).Single(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024);
}
