using Npgsql;
using Questory.Platform.Embedded;

namespace Questory.Tests.Testing;

/// <summary>The one server of a test run, its own or a given one, and the names of this run's databases on it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private const string Prefix = "questory_test_";

    private readonly int run = Random.Shared.Next(1, int.MaxValue);
    private readonly TemporaryFolder? folder;
    private readonly EmbeddedPostgres? embedded;
    private readonly string maintenance;
    private readonly NpgsqlConnection presence;
    private int count;

    private TestServer(TemporaryFolder? folder, EmbeddedPostgres? embedded, string maintenance)
    {
        (this.folder, this.embedded, this.maintenance) = (folder, embedded, maintenance);
        presence = new(maintenance);
    }

    public static async Task<TestServer> Start(CancellationToken stop)
    {
        if (Environment.GetEnvironmentVariable("QUESTORY_DATABASE") is { Length: > 0 } given)
        {
            var server = new TestServer(null, null, new NpgsqlConnectionStringBuilder(given) { Pooling = false }.ConnectionString);
            await server.Announce(stop);
            await server.DropLeftovers(stop);
            return server;
        }
        await TemporaryFolder.RemoveLeftovers(stop);
        var folder = new TemporaryFolder();
        try
        {
            var embedded = await EmbeddedPostgres.Start(new(folder["data"]) { Durable = false, MaxConnections = 1000 }, stop);
            return new(folder, embedded, new NpgsqlConnectionStringBuilder(embedded.ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string NameOf(string suffix) => $"{Prefix}{run}_{suffix}";

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(maintenance) { Database = database, Pooling = true, MaxPoolSize = 20 }.ConnectionString;

    public async Task<TestDatabase> Create(string like)
    {
        var name = NameOf($"{Interlocked.Increment(ref count)}");
        // Without fsync a copy of the files takes half the time of PostgreSQL's default, the copy through the log.
        await Execute($"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY");
        return new(this, name);
    }

    public Task Drop(string database) => Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(maintenance);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
            folder!.Dispose();
            return;
        }
        await DropAll($"{Prefix}{run}_", CancellationToken.None);
        await presence.DisposeAsync();
    }

    // As long as a run lives it holds a lock of its own number; what belongs to no such run is left over.
    private async Task Announce(CancellationToken stop)
    {
        await presence.OpenAsync(stop);
        await using var hold = new NpgsqlCommand($"SELECT pg_advisory_lock(hashtext('{Prefix}'), {run})", presence);
        await hold.ExecuteNonQueryAsync(stop);
    }

    private async Task DropLeftovers(CancellationToken stop)
    {
        foreach (var run in (await Databases(Prefix, stop)).Select(name => int.Parse(name[Prefix.Length..].Split('_')[0])).Distinct())
        {
            await using var probe = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock(hashtext('{Prefix}'), {run})", presence);
            if (run != this.run && (bool)(await probe.ExecuteScalarAsync(stop))!)
                await DropAll($"{Prefix}{run}_", stop);
        }
    }

    private async Task DropAll(string prefix, CancellationToken stop)
    {
        foreach (var name in await Databases(prefix, stop))
            await Drop(name);
    }

    private async Task<List<string>> Databases(string prefix, CancellationToken stop)
    {
        await using var list = new NpgsqlCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", presence) { Parameters = { new() { Value = prefix } } };
        await using var rows = await list.ExecuteReaderAsync(stop);
        var names = new List<string>();
        while (await rows.ReadAsync(stop))
            names.Add(rows.GetString(0));
        return names;
    }
}

/// <summary>A database of one test or test class, dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer server;

    internal TestDatabase(TestServer server, string name)
    {
        (this.server, Name) = (server, name);
        ConnectionString = server.ConnectionString(name);
        Owner = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    /// <summary>Signs in as the owner of everything in it.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Owner { get; }

    /// <summary>Runs SQL as the owner; the first column of the first row, or null.</summary>
    public async Task<object?> Query(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await server.Drop(Name);
    }
}
