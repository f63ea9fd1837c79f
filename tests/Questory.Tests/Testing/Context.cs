using Npgsql;
using Questory.Platform.Access;

namespace Questory.Tests.Testing;

/// <summary>The application's own connection with what a unit of work tells it: who asks, in which realm, how far.</summary>
internal sealed class Context : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private Context(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <param name="scope"><c>own</c>, <c>company</c>, <c>realm</c>, <c>addresses</c> or <c>system</c>; empty tells nothing.</param>
    /// <param name="company">Those who ask together, for scope <c>company</c>.</param>
    public static async Task<Context> Of(TestWorld world, AccountId? person, string scope = "own", string? realm = null, params AccountId[] company)
    {
        var connection = await world.Databases.App.OpenConnectionAsync();
        var context = new Context(connection, await connection.BeginTransactionAsync());
        await context.Scalar<string>("""
            select set_config('app.account', $1, true) || set_config('app.scope', $2, true) || set_config('app.people', $4, true) ||
                   set_config('app.realm', coalesce((select id::text from realms_realms where slug = $3), ''), true)
            """, person?.ToString() ?? "", scope, realm ?? "", string.Join(' ', company));
        return context;
    }

    public async Task<T?> Scalar<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task<int> Execute(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<string> Explain(string sql, params object[] parameters)
    {
        await using var command = Command("explain " + sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
