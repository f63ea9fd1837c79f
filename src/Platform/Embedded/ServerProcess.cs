using System.Diagnostics;

namespace Questory.Platform.Embedded;

/// <summary>The process that a cluster's lock file names.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly string lockFile;
    private readonly Process process;

    private ServerProcess(string lockFile, Process process) => (this.lockFile, this.process) = (lockFile, process);

    public static string LockFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <returns>Null without a lock file, or when no process has its number.</returns>
    public static ServerProcess? Of(string cluster)
    {
        var file = LockFile(cluster);
        try
        {
            return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) ? new(file, Process.GetProcessById(id)) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether it is the cluster's server, rather than another program that got the number after a crash.</summary>
    public bool IsServer
    {
        get
        {
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
                return false;
            if (!OperatingSystem.IsLinux())
                return true;
            // A server works inside its data folder: it must find this very lock there.
            var seen = $"/proc/{process.Id}/cwd/postmaster.pid";
            return File.Exists(seen) && File.ReadAllText(seen) == File.ReadAllText(lockFile);
        }
    }

    // One that has ended stays listed until its parent notices, but has no program any more.
    private bool Lives => !process.HasExited && !(OperatingSystem.IsLinux() && new FileInfo($"/proc/{process.Id}/exe").LinkTarget is null);

    /// <summary>Waits for its very end: the server removes its lock file a moment earlier.</summary>
    public async Task End(CancellationToken stop)
    {
        for (var waited = 0; Lives && waited < 10_000; waited += 10)
            await Task.Delay(10, stop);
    }

    public void Dispose() => process.Dispose();
}
