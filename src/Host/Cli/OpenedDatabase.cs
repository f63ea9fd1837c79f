using System.CommandLine;
using Npgsql;
using Questory.Platform;
using Questory.Platform.Data;
using Questory.Platform.Data.Migrations;
using Questory.Platform.Embedded;
using Questory.Platform.Files;

namespace Questory.Host.Cli;

/// <summary>The database a verb works on: the server that <c>QUESTORY_DATABASE</c> names, else Questory's own.</summary>
internal sealed class OpenedDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private OpenedDatabase(Databases databases, EmbeddedPostgres? embedded, string dataFolder) =>
        (Databases, this.embedded, DataFolder) = (databases, embedded, dataFolder);

    public Databases Databases { get; }

    /// <summary>Files, and the database itself when it is embedded.</summary>
    public string DataFolder { get; }

    /// <summary>Uploaded files; null when they lie on S3 and are backed up there.</summary>
    public string? FilesFolder => S3Settings.FromEnvironment() is null ? Path.Combine(DataFolder, "files") : null;

    /// <summary>Where the data lies, for people.</summary>
    public string Where => embedded is null
        ? $"PostgreSQL at {new NpgsqlConnectionStringBuilder(Databases.ConnectionString).Host}"
        : $"{DataFolder} (embedded PostgreSQL)";

    public bool IsEmbedded => embedded is not null;

    public static async Task<OpenedDatabase> Open(ParseResult parsed, Action<string> tell, CancellationToken stop)
    {
        var folder = await Platform.Embedded.DataFolder.Locate(parsed.GetValue(DatabaseOptions.Data), stop);
        if (Environment.GetEnvironmentVariable("QUESTORY_DATABASE") is { Length: > 0 } given)
            return new OpenedDatabase(new Databases(Checked(given)), null, folder);
        var own = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(folder) { Tell = tell }, stop);
        return new OpenedDatabase(new Databases(own.ConnectionString(EmbeddedPostgres.Database)), own, folder);
    }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    public static async Task<OpenedDatabase> OpenCurrent(ParseResult parsed, Action<string> tell, CancellationToken stop)
    {
        var opened = await Open(parsed, tell, stop);
        try
        {
            await opened.Migrator(tell).Up(target: null, stop);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public Migrator Migrator(Action<string> tell) => new(Databases.Owner, Migration.BuiltIn, tell);

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException fault)
        {
            throw new Refusal($"QUESTORY_DATABASE is not a PostgreSQL connection string ({fault.Message}): write it as “Host=…;Username=…;Password=…;Database=…”.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
    }
}
