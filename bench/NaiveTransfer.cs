using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Questory.Bench;

/// <summary>A wallet transfer as one writes it first: a slim web application, a transaction for each, prepared statements one after the
/// other, past row-level security, checking neither session nor membership.</summary>
internal sealed class NaiveTransfer : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly WalletWorld world;
    private readonly WebApplication app;

    private NaiveTransfer(NpgsqlDataSource source, WalletWorld world, WebApplication app) => (this.source, this.world, this.app) = (source, world, app);

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<NaiveTransfer> Start(BenchServer server, WalletWorld world)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(server.Databases.ConnectionString)
        {
            MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true, MaxPoolSize = 40,
        }.ConnectionString).Build();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var naive = new NaiveTransfer(source, world, app);
        app.MapPost("/naive", async (HttpContext http, Asked asked) =>
            await naive.Move(int.Parse(http.Request.Cookies["questory"]!["bench-".Length..]), asked, http.Request.Headers["Idempotency-Key"]!));
        await app.StartAsync();
        naive.Address = new(IPAddress.Loopback, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);
        return naive;
    }

    private sealed record Asked(Guid To, string Currency, long Amount);

    private sealed record Moved(Guid Id, Guid To, string Currency, [property: JsonPropertyName("amount")] long Amount, long Balance);

    private async Task<IResult> Move(int giver, Asked asked, string key)
    {
        var (from, id) = (world.People[giver], Guid.CreateVersion7());
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Execute("""
            insert into platform_idempotency_keys (account_id, key, operation, fingerprint, answer, created_at) values ($1, $2, 'naive', $3, '{}', now()) on conflict do nothing
            """, from, key, SHA256.HashData(Encoding.UTF8.GetBytes($"{asked}"))) == 0)
            return TypedResults.Conflict();
        var balance = 0L;
        await using (var look = Command("select account_id, balance from economy_wallets where account_id in ($1, $2) and realm_id = $3 and currency = $4 order by account_id for update",
            from, asked.To, world.Realm, asked.Currency))
        await using (var row = await look.ExecuteReaderAsync())
            while (await row.ReadAsync())
                balance = row.GetGuid(0) == from ? row.GetInt64(1) : balance;
        if (balance < asked.Amount)
            return TypedResults.Conflict();
        await Execute("update economy_wallets set balance = balance - $4, updated_at = now() where account_id = $1 and realm_id = $2 and currency = $3", from, world.Realm, asked.Currency, asked.Amount);
        await Execute("update economy_wallets set balance = balance + $4, updated_at = now() where account_id = $1 and realm_id = $2 and currency = $3", asked.To, world.Realm, asked.Currency, asked.Amount);
        await Execute("""
            insert into economy_transfers (account_id, realm_id, currency, id, source_key, debit_book, credit_book, amount, reason, at, other_id)
            values ($1, $3, $4, $5, 'transfer:' || $5, 'wallet', 'clearing', $6, 'Given', now(), $2), ($2, $3, $4, $5, 'transfer:' || $5, 'clearing', 'wallet', $6, 'Given', now(), $1)
            """, from, asked.To, world.Realm, asked.Currency, id, asked.Amount);
        await transaction.CommitAsync();
        return TypedResults.Json(new Moved(id, asked.To, asked.Currency, asked.Amount, balance - asked.Amount));

        NpgsqlCommand Command(string sql, params ReadOnlySpan<object> parameters)
        {
            var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var parameter in parameters)
                command.Parameters.Add(new() { Value = parameter });
            return command;
        }

        async Task<int> Execute(string sql, params object[] parameters)
        {
            await using var command = Command(sql, parameters);
            return await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await source.DisposeAsync();
    }
}
