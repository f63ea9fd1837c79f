using Npgsql;

namespace Questory.Platform.Data;

/// <summary>The two ways into the one database: as its owner (migrations, partitions, backups) and as the
/// application, whose role owns nothing and cannot bypass row-level security.</summary>
public sealed class Databases : IAsyncDisposable
{
    public const string AppRole = "questory_app";

    public Databases(string connectionString)
    {
        ConnectionString = connectionString;
        Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4, ApplicationName = "questory-owner" });
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "questory",
            // The role is taken once per physical connection; nothing else is ever left behind in a session.
            NoResetOnClose = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        var app = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        app.UsePhysicalConnectionInitializer(
            connection => TakeRole(connection).ExecuteNonQuery(),
            async connection => await TakeRole(connection).ExecuteNonQueryAsync());
        App = app.Build();
    }

    public string ConnectionString { get; }
    public NpgsqlDataSource Owner { get; }
    public NpgsqlDataSource App { get; }

    private static NpgsqlCommand TakeRole(NpgsqlConnection connection) => new($"set role {AppRole}", connection);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Owner.DisposeAsync();
    }
}
