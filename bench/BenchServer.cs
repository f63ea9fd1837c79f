using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Questory.Host;
using Questory.Platform.Data;
using Questory.Platform.Data.Migrations;
using Questory.Platform.Embedded;

namespace Questory.Bench;

/// <summary>A whole Questory on loopback over an embedded database of its own, durable as in production; thrown away after.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly EmbeddedPostgres postgres;
    private readonly WebApplication app;

    private BenchServer(string folder, EmbeddedPostgres postgres, Databases databases, WebApplication app) =>
        (this.folder, this.postgres, Databases, this.app) = (folder, postgres, databases, app);

    public Databases Databases { get; }

    public string Folder => folder;

    /// <summary>Somebody else goes on with its data, and throws it away after.</summary>
    public bool KeepsFolder { get; set; }

    public IServiceProvider Services => app.Services;

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<BenchServer> Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"questory-bench-{Guid.NewGuid():N}");
        var postgres = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(folder) { MaxConnections = 300 }, default);
        var databases = new Databases(postgres.ConnectionString(EmbeddedPostgres.Database));
        await new Migrator(databases.Owner, Migration.BuiltIn).Up(target: null, default);
        var app = await Run(folder, databases);
        return new BenchServer(folder, postgres, databases, app) { Address = AddressOf(app) };
    }

    /// <summary>Another node of the same world.</summary>
    public async Task<BenchNode> AnotherNode()
    {
        var own = new Databases(Databases.ConnectionString);
        return new BenchNode(await Run(folder, own), own);
    }

    private static async Task<WebApplication> Run(string folder, Databases databases)
    {
        var builder = QuestoryApp.CreateBuilder(folder);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = QuestoryApp.Build(builder, databases);
        await app.StartAsync();
        return app;
    }

    public static IPEndPoint AddressOf(WebApplication app) =>
        new(IPAddress.Loopback, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);

    public HttpClient Client(string cookie) => Client(Address, cookie);

    public static HttpClient Client(IPEndPoint address, string cookie)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        client.DefaultRequestHeaders.Add("Cookie", $"questory={cookie}");
        return client;
    }

    public async Task Execute(string sql, params object[] parameters)
    {
        await using var command = Databases.Owner.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T?> Scalar<T>(string sql)
    {
        await using var command = Databases.Owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Databases.DisposeAsync();
        await postgres.DisposeAsync();
        if (!KeepsFolder)
            Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A second or third host over the database of another.</summary>
internal sealed record BenchNode(WebApplication App, Databases Databases) : IAsyncDisposable
{
    public IPEndPoint Address => BenchServer.AddressOf(App);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Databases.DisposeAsync();
    }
}
