namespace Questory.Platform.Embedded;

/// <summary>What Questory's own PostgreSQL is started with.</summary>
/// <param name="DataFolder">Questory's data folder; the database takes the sub-folders <c>postgres</c>, <c>run</c> and <c>log</c>.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder)
{
    /// <summary>Whether a committed transaction survives a power cut (fsync). Off only for throw-away databases.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Connections the server accepts, 10 to 10 000.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>
    /// Listen on 127.0.0.1 with a password instead of a private Unix socket: always so on Windows, elsewhere for a
    /// data folder on a file system without sockets.
    /// </summary>
    public bool Loopback { get; init; } = OperatingSystem.IsWindows();

    /// <summary>Told of every step that takes noticeable time, as in "creating the database cluster…".</summary>
    public Action<string>? Tell { get; init; }
}
