namespace Questory.Tests.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(Root, $"questory-test-{Guid.NewGuid():N}");
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
}
