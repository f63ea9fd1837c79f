namespace Questory.Platform.Embedded;

/// <summary>
/// One Questory at a time per data folder. The operating system frees the lock when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    internal const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <summary>Creates the folder if need be and locks it.</summary>
    /// <exception cref="Refusal">The folder cannot be written, or another Questory runs on it.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            Create(folder);
            Probe(folder);
            return TryTake(folder)
                ?? throw new Refusal($"Another Questory{Holder(folder)} is running on the data folder '{folder}': stop it or choose another folder with --data DIR.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"Cannot write to the data folder '{folder}' ({failure.Message.TrimEnd('.')}): "
                + $"make it writable for '{Environment.UserName}' or choose another folder with --data DIR.", failure);
        }
    }

    /// <summary>Locks an existing, writable folder; null when another process holds it.</summary>
    public static DataFolderLock? TryTake(string folder)
    {
        FileStream held;
        try
        {
            held = new(Path.Combine(folder, "questory.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        // A second file, since nobody may read a locked one.
        File.WriteAllText(Path.Combine(folder, "questory.pid"), $"{Environment.ProcessId}\n");
        return new(held);
    }

    public void Dispose() => held.Dispose();

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder))
        {
            if (Path.GetDirectoryName(folder) is { } parent)
                Create(parent);
            Directory.CreateDirectory(folder);
            // Under root the database's account must be able to pass through, though not to look around.
            File.SetUnixFileMode(folder, Private | (Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : 0));
        }
    }

    private static void Probe(string folder)
    {
        var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}-{Guid.NewGuid():N}");
        File.WriteAllText(probe, "");
        File.Delete(probe);
    }

    private static string Holder(string folder)
    {
        var file = Path.Combine(folder, "questory.pid");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), out var id) ? $" (process {id})" : "";
    }
}
