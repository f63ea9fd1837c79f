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

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<BenchServer> Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"questory-bench-{Guid.NewGuid():N}");
        var postgres = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(folder) { MaxConnections = 150 }, default);
        var databases = new Databases(postgres.ConnectionString(EmbeddedPostgres.Database));
        await new Migrator(databases.Owner, Migration.BuiltIn).Up(target: null, default);
        var builder = QuestoryApp.CreateBuilder(folder);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = QuestoryApp.Build(builder, databases);
        var server = new BenchServer(folder, postgres, databases, app);
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.Address = new IPEndPoint(IPAddress.Loopback, address.Port);
        return server;
    }

    public HttpClient Client(string cookie)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://{Address}") };
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

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Databases.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
