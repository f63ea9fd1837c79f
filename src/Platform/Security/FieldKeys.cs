using System.Security.Cryptography;

namespace Questory.Platform.Security;

/// <summary>The keys for <see cref="SealedText"/>, from a file outside the database: one base64 key of 32 bytes a line, the first one seals, all open.</summary>
public sealed class FieldKeys
{
    internal const int KeyBytes = 32, IdBytes = 8;

    private readonly IReadOnlyList<(byte[] Id, byte[] Key)> keys;

    private FieldKeys(IEnumerable<byte[]> keys) => this.keys = [.. keys.Select(key => (IdOf(key), key))];

    internal (byte[] Id, byte[] Key) Current => keys[0];

    internal byte[]? Find(ReadOnlySpan<byte> id)
    {
        foreach (var (known, key) in keys)
            if (id.SequenceEqual(known))
                return key;
        return null;
    }

    /// <summary>A fresh line for the file. Put on top, it seals from the next start on; the lines below keep opening what they sealed.</summary>
    public static string NewLine() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <exception cref="Refusal">The file is absent or damaged.</exception>
    public static FieldKeys Load(string path) =>
        File.Exists(path)
            ? Parse(path, File.ReadAllLines(path))
            : throw new Refusal($"The key file {path} is missing: restore it from your backup, without it encrypted contact data stays unreadable.");

    /// <summary>Makes the file with one key, readable by its owner alone, if it is not there. For a new installation's own data folder.</summary>
    public static FieldKeys LoadOrCreate(string path)
    {
        if (!File.Exists(path))
            using (Alone($"{path}.making"))
                if (!File.Exists(path))
                    Create(path);
        return Load(path);
    }

    private static void Create(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.WriteLine(NewLine());
        File.Move(draft, path);
    }

    // Of nodes that start together one makes the file. Moving it into place would not be enough: that looks whether there is one
    // already and moves then, and a key that something was sealed with could be replaced in between.
    private static FileStream Alone(string path)
    {
        for (var tries = 0; ; tries++)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (tries < 500)
            {
                Thread.Sleep(10);
            }
    }

    private static FieldKeys Parse(string path, string[] lines)
    {
        var keys = lines.Select((line, at) => (Line: line.Trim(), Number: at + 1)).Where(line => line.Line.Length > 0)
            .Select(line => Read(line.Line) ?? throw new Refusal(
                $"Line {line.Number} of the key file {path} is not a base64 key of {KeyBytes} bytes: restore the file from your backup."))
            .ToList();
        return keys.Count > 0 ? new(keys) : throw new Refusal($"The key file {path} is empty: restore it from your backup.");
    }

    private static byte[]? Read(string line)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(line, key, out var written) && written == KeyBytes ? key : null;
    }

    // The id is derived from the key, so that a key can never answer to another one's name.
    private static byte[] IdOf(byte[] key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, IdBytes, info: "questory field key id"u8.ToArray());
}
