using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Questory.Host;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Platform.Time;

namespace Questory.Tests.Testing;

/// <summary>
/// A whole Questory over its own copy of a database in which one realm of each edition stands: <c>kids</c>,
/// <c>campus</c>, <c>community</c>, <c>collective</c>, <c>academy</c>, and <c>other</c>, a second kids realm of another
/// organisation. Use it as a class fixture; people and clock belong to the class.
/// </summary>
public class TestWorld : IAsyncLifetime
{
    private TestDatabase? database;
    private Databases? databases;
    private WebApplication? app;

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => app!.Services;

    /// <summary>Reads and writes past all policies, to look behind the curtain.</summary>
    public virtual NpgsqlDataSource Owner => databases!.Owner;

    public Databases Databases => databases!;

    public virtual async ValueTask InitializeAsync()
    {
        database = await MakeDatabase();
        databases = new Databases(ConnectionString(database));
        app = Build(databases, Clock, Listen);
        Route(app);
        await app.StartAsync();
        People = new TestPeople(this);
    }

    public TestPeople People { get; private set; } = null!;

    /// <summary>A copy of the worlds all tests begin with, unless a derived world needs another.</summary>
    protected virtual Task<TestDatabase> MakeDatabase() => TestDatabases.Create(Template);

    /// <summary>How the host comes to its database: as whoever owns it.</summary>
    protected virtual string ConnectionString(TestDatabase made) => made.ConnectionString;

    public virtual HttpClient Anonymous() => app!.GetTestServer().CreateClient();

    public HttpClient With(string cookie)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"questory={cookie}");
        return client;
    }

    /// <summary>Does something as the system, in one committed transaction.</summary>
    public async Task<T> AsSystem<T>(Func<IServiceProvider, Task<Outcome<T>>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var outcome = await scope.ServiceProvider.GetRequiredService<Work>().Do("test", null, () => work(scope.ServiceProvider), CancellationToken.None);
        Assert.True(outcome.Ok, outcome.Problem?.ToString());
        return outcome.Value!;
    }

    /// <summary>One more program over the same database, with the same clock.</summary>
    public async Task<TestNode> SecondNode()
    {
        var own = new Databases(database!.ConnectionString);
        var node = Build(own, Clock, builder => builder.WebHost.UseTestServer());
        await node.StartAsync();
        return new TestNode(node, own);
    }

    /// <summary>Runs what is due by now to its end, be it in the hands of the world's own clockwork at this very moment.</summary>
    public async Task RunDueJobs()
    {
        await Services.GetRequiredService<JobRunner>().RunDue(CancellationToken.None);
        for (var patience = 0; patience < 200 && await Scalar<long>("select count(*) from platform_jobs where due_at <= $1", Clock.GetUtcNow()) > 0; patience++)
            await Task.Delay(50);
    }

    /// <summary>Keeps the world's own clockwork from a job until disposed; what runs at this moment is waited for.</summary>
    public async Task<IAsyncDisposable> HoldJob(string name)
    {
        var connection = await Owner.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select true from platform_jobs where name = $1 for update", connection) { Parameters = { new() { Value = name } } };
        // The list of jobs is written as the world opens.
        while (await hold.ExecuteScalarAsync() is null)
            await Task.Delay(20);
        return connection;
    }

    public async Task<T?> Scalar<T>(string sql, params object?[] parameters)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task<int> Execute(string sql, params object?[] parameters)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>How requests reach the host: without a socket, unless a derived world needs one.</summary>
    protected virtual void Listen(WebApplicationBuilder builder) => builder.WebHost.UseTestServer();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (databases is not null)
            await databases.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    private static TestTemplate Template { get; } = TestTemplate.Seeded("worlds", async connectionString =>
    {
        await using var databases = new Databases(connectionString);
        await using var app = Build(databases, new TestClock(), builder => builder.WebHost.UseTestServer());
        foreach (var (slug, edition) in TestRealms.All)
            await TestRealms.Found(app.Services, slug, edition);
        NpgsqlConnection.ClearAllPools();
    });

    /// <summary>Endpoints that a test adds, to look at what a request finds beneath the API.</summary>
    protected virtual void Route(IEndpointRouteBuilder app)
    {
    }

    protected static WebApplication Build(Databases databases, TestClock clock, Action<WebApplicationBuilder> listen)
    {
        var builder = QuestoryApp.CreateBuilder(Path.Combine(Path.GetTempPath(), "questory-tests", Guid.NewGuid().ToString("N")));
        listen(builder);
        builder.Logging.ClearProviders().AddProvider(new ErrorsToConsole());
        builder.Services.AddSingleton<TimeProvider>(clock);
        // The product's own cost of 12 takes a fifth of a second a piece; its one test makes its own.
        builder.Services.AddSingleton(all => Questory.Accounts.Passwords.Hashing.Create(all, cost: 4));
        return QuestoryApp.Build(builder, databases);
    }
}
