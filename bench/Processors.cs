namespace Questory.Bench;

/// <summary>Processor time of this process (product or bare handler, and load client) and of the database's server processes,
/// in milliseconds. Unlike rates it says the same on a busy machine. From /proc: zero where there is none.</summary>
internal sealed record Processors(double Host, double Database)
{
    private const double MillisecondsPerTick = 10;

    public static Processors Now(string databaseFolder) => new(
        Environment.CpuUsage.TotalTime.TotalMilliseconds,
        DatabaseProcesses(databaseFolder).Select(Stat).OfType<string[]>().Sum(fields => (double.Parse(fields[11]) + double.Parse(fields[12])) * MillisecondsPerTick));

    /// <summary>The folders below /proc of the database server and of those it has started.</summary>
    public static IReadOnlyList<string> DatabaseProcesses(string databaseFolder)
    {
        var postmaster = Directory.EnumerateFiles(databaseFolder, "postmaster.pid", SearchOption.AllDirectories).Select(File.ReadLines).First().First();
        return !Directory.Exists("/proc/self") ? [] : [.. Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _) && (Path.GetFileName(process) == postmaster || Stat(process)?[1] == postmaster))];
    }

    /// <summary>Runs a load and says what one request of it cost.</summary>
    public static async Task<Measured> Spent(BenchServer server, TimeSpan turn, Func<Task<Load>> run)
    {
        var before = Now(server.Folder);
        var load = await run();
        var (spent, requests) = (Now(server.Folder) - before, load.PerSecond * turn.TotalSeconds);
        return new Measured(load, new(spent.Host / requests, spent.Database / requests));
    }

    public static Processors operator -(Processors later, Processors earlier) => new(later.Host - earlier.Host, later.Database - earlier.Database);

    // The fields after the program's name, which may hold blanks itself: state, parent … user and system ticks.
    private static string[]? Stat(string process)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "stat"));
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has just ended
        }
    }
}

internal sealed record Measured(Load Load, Processors Each)
{
    /// <summary>The turn of middle speed.</summary>
    public static Measured Median(IReadOnlyList<Measured> turns) => turns.OrderBy(turn => turn.Load.PerSecond).ElementAt(turns.Count / 2);
}
