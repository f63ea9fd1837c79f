using System.Diagnostics;
using Questory.Platform.Embedded;

namespace Questory.Tests.Testing;

/// <summary>A folder that is gone after the test, or, when the test run was killed, at the next run.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "questory-test-";

    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(Root, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
        // The account PostgreSQL runs under when root runs the tests must be able to pass through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_001_001);
    }

    /// <summary>Where throw-away data lies: in memory where the system offers at least 2 GB of it, since nothing must survive.</summary>
    public static string Root { get; } =
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 2L << 30 ? "/dev/shm" : System.IO.Path.GetTempPath();

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Removes what test runs that were killed left behind, with the servers they left running.</summary>
    public static async Task RemoveLeftovers(CancellationToken stop)
    {
        foreach (var left in Directory.EnumerateDirectories(Root, Prefix + "*"))
            try
            {
                if (!int.TryParse(System.IO.Path.GetFileName(left)[Prefix.Length..].Split('-')[0], out var run) || IsAlive(run))
                    continue;
                foreach (var data in Directory.EnumerateDirectories(left).Where(data => File.Exists(System.IO.Path.Combine(data, "questory.lock"))))
                    await EmbeddedPostgres.Discard(data, stop);
                Directory.Delete(left, recursive: true);
            }
            catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
            {
                // Another person's run, or another run that is clearing up at this moment.
            }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
