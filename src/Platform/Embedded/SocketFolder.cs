using System.Text;

namespace Questory.Platform.Embedded;

/// <summary>
/// The private folder of the server's Unix socket: <c>run</c> in the data folder, or a short temporary one when that
/// path is longer than a socket's may be. A note in the data folder says which, so that a killed run leaves nothing.
/// </summary>
internal static class SocketFolder
{
    // The system takes 103 bytes (macOS) or 107 (Linux), of which "/.s.PGSQL.65535" are the server's.
    private const int Longest = 88;

    public static async Task<string> Make(string dataFolder, Cluster cluster, CancellationToken stop)
    {
        Forget(dataFolder);
        var folder = Path.Combine(dataFolder, "run");
        // The socket's lock of a killed server; nothing lives here now.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (TooLong(folder))
        {
            folder = Directory.CreateTempSubdirectory("questory-").FullName;
            if (TooLong(folder))
                throw new Refusal($"The paths of '{dataFolder}' and '{folder}' are too long for a socket: choose a shorter one with --data DIR, or a shorter TMPDIR.");
            await File.WriteAllTextAsync(Note(dataFolder), folder, stop);
        }
        await cluster.PrivateFolder(folder, stop);
        return folder;
    }

    /// <summary>Removes the temporary folder of this run or an earlier one.</summary>
    public static void Forget(string dataFolder)
    {
        if (!File.Exists(Note(dataFolder)))
            return;
        if (File.ReadAllText(Note(dataFolder)) is { Length: > 0 } folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        File.Delete(Note(dataFolder));
    }

    private static bool TooLong(string folder) => Encoding.UTF8.GetByteCount(folder) > Longest;

    private static string Note(string dataFolder) => Path.Combine(dataFolder, "socket-folder");
}
