using System.Text.RegularExpressions;

namespace Questory.Platform.Embedded;

/// <summary>The programs of one PostgreSQL installation that the server's account can run.</summary>
/// <param name="Bin">The folder with initdb, pg_ctl and postgres.</param>
/// <param name="Major">15 or later.</param>
internal sealed partial record PostgresBinaries(string Bin, int Major)
{
    /// <summary>The oldest PostgreSQL that Questory's schema runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>
    /// Finds binaries: those named by <c>QUESTORY_POSTGRES_BIN</c>, else those of the npm package, else installed ones.
    /// </summary>
    /// <param name="clusterMajor">The version that made the present data; null for a new cluster.</param>
    /// <exception cref="Refusal">There are none, or none that fit.</exception>
    public static async Task<PostgresBinaries> Find(int? clusterMajor, ServerAccount account, CancellationToken stop)
    {
        var found = new List<PostgresBinaries>();
        await foreach (var bin in Folders(account, stop))
            if (await Read(bin, account, stop) is { } binaries)
            {
                if (binaries.Major >= OldestMajor && (clusterMajor ?? binaries.Major) == binaries.Major)
                    return binaries;
                found.Add(binaries);
            }
        throw new Refusal(found switch
        {
            [] when Named() is { } named => $"QUESTORY_POSTGRES_BIN names '{named}', where no PostgreSQL runs: "
                + "let it name a folder with postgres, initdb and pg_ctl, or unset it.",
            [] => "No PostgreSQL was found to run: `npm install` in the folder of package.json (Node 20 or later) brings one, "
                + $"or install PostgreSQL {OldestMajor} or later, or set QUESTORY_DATABASE to a server's connection string.",
            _ when clusterMajor is { } major => $"The data was made by PostgreSQL {major}, but only version {Versions(found)} was found: "
                + $"set QUESTORY_POSTGRES_BIN to the bin folder of PostgreSQL {major}, make a backup, and restore it into a new data folder.",
            _ => $"Only PostgreSQL {Versions(found)} was found and Questory needs {OldestMajor} or later: "
                + "`npm install` in the folder of package.json brings one, or set QUESTORY_POSTGRES_BIN to a newer one's bin folder.",
        });
    }

    public string Program(string name) => Path.Combine(Bin, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string Versions(List<PostgresBinaries> found) => string.Join(", ", found.Select(b => b.Major).Distinct());

    private static async IAsyncEnumerable<string> Folders(ServerAccount account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        if (Named() is { } named)
        {
            yield return Path.GetFullPath(named);
            yield break;
        }
        if (await NpmPostgres.Bin(account, stop) is { } npm)
            yield return npm;
        foreach (var installed in Installed())
            yield return installed;
    }

    private static string? Named() => Environment.GetEnvironmentVariable("QUESTORY_POSTGRES_BIN") is { Length: > 0 } bin ? bin : null;

    private static IEnumerable<string> Installed()
    {
        (string Root, string Below)[] places =
            [("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin"), (@"C:\Program Files\PostgreSQL", "bin")];
        var versions = places.Where(place => Directory.Exists(place.Root))
            .SelectMany(place => Directory.EnumerateDirectories(place.Root).OrderDescending().Select(at => Path.Combine(at, place.Below)));
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Concat(path);
    }

    private static async Task<PostgresBinaries?> Read(string bin, ServerAccount account, CancellationToken stop)
    {
        var candidate = new PostgresBinaries(bin, 0);
        if (!File.Exists(candidate.Program("postgres")))
            return null;
        // A link on PATH leads to the folder in which the other two lie.
        if (File.ResolveLinkTarget(candidate.Program("postgres"), returnFinalTarget: true) is { } target)
            candidate = new(Path.GetDirectoryName(target.FullName)!, 0);
        if (!File.Exists(candidate.Program("initdb")) || !File.Exists(candidate.Program("pg_ctl")))
            return null;
        var version = await ChildProgram.Try(candidate.Program("postgres"), ["--version"], account.Name, stop);
        return version.Succeeded && Version().Match(version.Output) is { Success: true } match
            ? candidate with { Major = int.Parse(match.Groups[1].Value) }
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
