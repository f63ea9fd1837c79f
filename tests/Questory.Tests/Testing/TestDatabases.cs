using Npgsql;
using Questory.Platform.Data.Migrations;
using Questory.Platform.Embedded;
using Questory.Tests.Testing;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Questory.Tests.Testing;

/// <summary>
/// Databases for tests, each a copy of a template that is made once per test run. They live on one throw-away
/// embedded PostgreSQL, or on the server named by <c>QUESTORY_DATABASE</c>. Any number of tests may ask at once.
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private static readonly Lazy<Task<TestServer>> Server = new(() => TestServer.Start(CancellationToken.None));
    private static readonly Dictionary<string, Task> Templates = [];

    /// <summary>A new database with Questory's schema, gone when disposed.</summary>
    public static Task<TestDatabase> Create() => Create(TestTemplate.Migrated);

    /// <summary>A new database that is a copy of a template.</summary>
    public static async Task<TestDatabase> Create(TestTemplate template)
    {
        var server = await Server.Value;
        Task built;
        lock (Templates)
            if (!Templates.TryGetValue(template.Name, out built!))
                Templates.Add(template.Name, built = Task.Run(() => Build(server, template)));
        await built;
        return await server.Create(like: server.NameOf(template.Name));
    }

    /// <summary>A new database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmpty() => await (await Server.Value).Create(like: "template0");

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated && Server.Value.IsCompletedSuccessfully)
            await Server.Value.Result.DisposeAsync();
    }

    private static async Task Build(TestServer server, TestTemplate template)
    {
        var name = server.NameOf(template.Name);
        await server.Execute($"CREATE DATABASE {name} TEMPLATE template0");
        // A database that somebody is connected to cannot be copied, so nothing may stay in a pool.
        await template.Build(new NpgsqlConnectionStringBuilder(server.ConnectionString(name)) { Pooling = false }.ConnectionString);
        await server.Execute($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
    }
}

/// <summary>What the databases of some tests begin with.</summary>
/// <param name="Name">Small letters; the template is made once per name and test run.</param>
/// <param name="Build">Fills an empty database, given a connection string of its owner that keeps no connection open.</param>
public sealed record TestTemplate(string Name, Func<string, Task> Build)
{
    /// <summary>Questory's schema and nothing else.</summary>
    public static TestTemplate Migrated { get; } = new("migrated", async connectionString =>
    {
        await using var owner = NpgsqlDataSource.Create(connectionString);
        await new Migrator(owner, Migration.BuiltIn).Up(target: null, CancellationToken.None);
    });

    /// <summary>Questory's schema with some rows in it.</summary>
    public static TestTemplate Seeded(string name, Func<string, Task> seed) => new(name, async connectionString =>
    {
        await Migrated.Build(connectionString);
        await seed(connectionString);
    });
}
