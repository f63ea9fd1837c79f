using System.Security.Cryptography;

namespace Questory.Platform.Embedded;

/// <summary>The database cluster on disk, and the programs that make, start and stop it.</summary>
internal sealed class Cluster(EmbeddedPostgresOptions options, PostgresBinaries binaries, ServerAccount account)
{
    private readonly string folder = FolderIn(options.DataFolder);

    public ServerLog Log { get; } = new(Path.Combine(options.DataFolder, "log"));

    /// <summary>The owner's password; asked for on loopback only.</summary>
    public string PasswordFile { get; } = Path.Combine(options.DataFolder, "postgres.password");

    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "postgres");

    /// <summary>The PostgreSQL version that made the cluster; null when there is none yet.</summary>
    public static int? Major(string dataFolder)
    {
        var file = Path.Combine(FolderIn(dataFolder), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>Makes the cluster unless there is one: all of it, or nothing.</summary>
    public async Task CreateIfAbsent(CancellationToken stop)
    {
        if (Major(options.DataFolder) is not null)
            return;
        options.Tell?.Invoke("creating the database cluster…");
        var half = folder + ".new";
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        try
        {
            await PrivateFolder(half, stop);
            await InitDb(half, stop);
            await File.WriteAllTextAsync(Path.Combine(half, "postgresql.conf"), ServerSettings.MainFile, stop);
            Directory.Move(half, folder);
        }
        catch when (Directory.Exists(half))
        {
            Directory.Delete(half, recursive: true);
            throw;
        }
    }

    /// <summary>Stops a server that a killed Questory left running, and clears a lock whose process is another program by now.</summary>
    public async Task StopOrphan(CancellationToken stop)
    {
        using var server = ServerProcess.Of(folder);
        if (server is null)
            return;
        if (server.IsServer)
        {
            options.Tell?.Invoke("stopping the database server that an earlier run left behind…");
            await Stop(stop);
        }
        else
            // PostgreSQL itself would take the number's new owner for a running server and refuse to start.
            File.Delete(ServerProcess.LockFile(folder));
    }

    public async Task Launch(ServerSettings settings, CancellationToken stop)
    {
        await PrivateFolder(Log.Folder, stop);
        File.Delete(Log.StartFile);
        await Write(ServerSettings.FileName, settings.Text(), stop);
        await Write("pg_hba.conf", settings.Access(), stop);
        // pg_ctl puts the server into a session of its own, where the terminal's Ctrl-C does not reach it:
        // the host still needs the database while it finishes its requests. The start is not interrupted half-way,
        // where no lock file says yet what to stop; it takes 0.1 s, and longer only to recover from a crash.
        var start = await ChildProgram.Run(binaries.Program("pg_ctl"),
            ["start", "-D", folder, "-w", "-t", "3600", "-s", "-l", Log.StartFile], account.Name, CancellationToken.None, detached: true);
        stop.ThrowIfCancellationRequested();
        if (!start.Succeeded)
            throw new Refusal($"PostgreSQL did not start on '{folder}': {Log.LastWords() ?? start.Words} (the whole log is in '{Log.Folder}').");
    }

    /// <summary>Ends the server: open sessions are rolled back, everything committed is on disk.</summary>
    public async Task Stop(CancellationToken stop)
    {
        using var server = ServerProcess.Of(folder);
        if (server is null)
            return;
        if (!(await Stop("fast", stop)).Succeeded)
            await Stop("immediate", stop);
        await server.End(stop);
    }

    private Task<ChildProgram> Stop(string mode, CancellationToken stop) =>
        ChildProgram.Run(binaries.Program("pg_ctl"), ["stop", "-D", folder, "-w", "-t", "60", "-s", "-m", mode], account.Name, stop);

    private async Task InitDb(string target, CancellationToken stop)
    {
        await File.WriteAllTextAsync(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), stop);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await account.Own(PasswordFile, stop);
        // From 17 on the C.UTF-8 of PostgreSQL itself: the same order of letters on every system, for ever.
        string[] locale = binaries.Major >= 17
            ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            : [OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C"];
        var initdb = await ChildProgram.Run(binaries.Program("initdb"),
            ["-D", target, "-U", EmbeddedPostgres.Owner, "--encoding=UTF8", .. locale, "--auth=scram-sha-256", $"--pwfile={PasswordFile}",
                "--no-instructions", options.Durable ? "--data-checksums" : "--no-sync"],
            account.Name, stop);
        if (!initdb.Succeeded)
            throw new Refusal($"PostgreSQL could not create its cluster in '{folder}': {initdb.Words}; "
                + "mend that, or choose another folder with --data DIR.");
    }

    /// <summary>Makes a folder that only the server's account can enter.</summary>
    public async Task PrivateFolder(string path, CancellationToken stop)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, DataFolderLock.Private);
        await account.Own(path, stop);
    }

    private async Task Write(string name, string text, CancellationToken stop)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text, stop);
        await account.Own(file, stop);
    }
}
