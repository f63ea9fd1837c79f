using System.Net.Sockets;
using Npgsql;
using Questory.Platform.Embedded;

namespace Questory.Platform.Data.Migrations;

/// <summary>A connection for work on the schema; what keeps it from opening is told in one sentence.</summary>
public static class OwnerConnection
{
    /// <exception cref="Refusal">The server is out of reach, refuses the sign-in, lacks the database or is too old.</exception>
    public static async Task<NpgsqlConnection> Open(NpgsqlDataSource owner, CancellationToken stop)
    {
        var at = new NpgsqlConnectionStringBuilder(owner.ConnectionString);
        NpgsqlConnection connection;
        try
        {
            connection = await owner.OpenConnectionAsync(stop);
        }
        catch (PostgresException refused)
        {
            throw new Refusal($"The PostgreSQL server at '{at.Host}' does not let '{at.Username}' into the database '{at.Database}' "
                + $"({refused.MessageText}): check the connection string in QUESTORY_DATABASE.", refused);
        }
        catch (Exception absent) when (absent is NpgsqlException or SocketException or TimeoutException)
        {
            throw new Refusal($"No PostgreSQL server answers at '{at.Host}', port {at.Port} ({(absent.InnerException ?? absent).Message.TrimEnd('.')}): "
                + "start it or check the connection string in QUESTORY_DATABASE.", absent);
        }
        if (connection.PostgreSqlVersion.Major >= PostgresBinaries.OldestMajor)
            return connection;
        var version = connection.PostgreSqlVersion;
        await connection.DisposeAsync();
        throw new Refusal($"The server at '{at.Host}' is PostgreSQL {version} and Questory needs {PostgresBinaries.OldestMajor} or later: "
            + "upgrade it or name another one in QUESTORY_DATABASE.");
    }
}
