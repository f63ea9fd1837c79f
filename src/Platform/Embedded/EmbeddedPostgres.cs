using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Questory.Platform.Embedded;

/// <summary>
/// Questory's own PostgreSQL: a child process on a private Unix socket, its data in the data folder. It ends with
/// <see cref="DisposeAsync"/>; after a kill the next start on the same folder recovers.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The superuser that owns the databases.</summary>
    public const string Owner = "questory";

    /// <summary>The database Questory lives in.</summary>
    public const string Database = "questory";

    private readonly DataFolderLock held;
    private readonly Cluster cluster;
    private readonly ServerSettings settings;
    private bool stopped;

    private EmbeddedPostgres(EmbeddedPostgresOptions options, DataFolderLock held, Cluster cluster, ServerSettings settings) =>
        (DataFolder, this.held, this.cluster, this.settings) = (options.DataFolder, held, cluster, settings);

    /// <summary>Where the data lies, as an absolute path.</summary>
    public string DataFolder { get; }

    /// <summary>Starts the server; a cluster and the database <see cref="Database"/> are made if need be.</summary>
    /// <exception cref="Refusal">
    /// No usable binaries, a folder that cannot be written, another Questory on the folder, or a server that does not start.
    /// </exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        options = options with { DataFolder = Path.GetFullPath(options.DataFolder) };
        // Whatever can be refused is refused before the folder is touched.
        var cluster = await Open(options, stop);
        var held = DataFolderLock.Take(options.DataFolder);
        try
        {
            await cluster.CreateIfAbsent(stop);
            await cluster.StopOrphan(stop);
            var settings = new ServerSettings(options.Loopback ? null : await SocketFolder.Make(options.DataFolder, cluster, stop),
                options.Loopback ? FreePort() : 5432, cluster.Log.Folder, options);
            var server = new EmbeddedPostgres(options, held, cluster, settings);
            try
            {
                await cluster.Launch(settings, stop);
                await server.CreateDatabase(stop);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Removes a throw-away data folder whose Questory is gone, with the server it may have left running.
    /// </summary>
    /// <returns>False when a Questory still runs on it.</returns>
    public static async Task<bool> Discard(string dataFolder, CancellationToken stop)
    {
        using (var held = DataFolderLock.TryTake(dataFolder))
        {
            if (held is null)
                return false;
            if (Cluster.Major(dataFolder) is not null)
                await (await Open(new(dataFolder), stop)).StopOrphan(stop);
            SocketFolder.Forget(dataFolder);
        }
        Directory.Delete(dataFolder, recursive: true);
        return true;
    }

    /// <summary>How to connect as <see cref="Owner"/>. On the private socket any other role's name does without a password.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = settings.SocketFolder ?? "127.0.0.1",
        Port = settings.Port,
        Username = Owner,
        Password = settings.SocketFolder is null ? File.ReadAllText(cluster.PasswordFile) : null,
        Database = database,
    }.ConnectionString;

    /// <summary>Stops the server and waits for its end. Everything committed is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        await cluster.Stop(CancellationToken.None);
        SocketFolder.Forget(DataFolder);
        held.Dispose();
    }

    private static async Task<Cluster> Open(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        var account = await ServerAccount.For(Cluster.FolderIn(options.DataFolder), stop);
        var existing = Embedded.DataFolder.UpFrom(options.DataFolder).First(Directory.Exists);
        if (!await account.CanEnter(existing, stop))
            throw new Refusal($"PostgreSQL runs as the account '{account.Name}', which cannot enter '{options.DataFolder}': "
                + "choose another folder with --data DIR, as in --data /var/lib/questory, or start Questory as an ordinary user.");
        var binaries = await PostgresBinaries.Find(Cluster.Major(options.DataFolder), account, stop);
        return new(options, binaries, account);
    }

    private async Task CreateDatabase(CancellationToken stop)
    {
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await server.OpenAsync(stop);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = Database } } };
        if (await find.ExecuteScalarAsync(stop) is not null)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", server);
        await create.ExecuteNonQueryAsync(stop);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
