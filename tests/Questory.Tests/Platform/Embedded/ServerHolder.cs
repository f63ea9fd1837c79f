using System.Diagnostics;
using Npgsql;
using Questory.Platform.Embedded;

namespace Questory.Tests.Platform.Embedded;

/// <summary>A second process that runs an embedded server, to be killed: this very test program with one explicit test.</summary>
public sealed class ServerHolder
{
    private const string Folder = "QUESTORY_TEST_HOLD";

    /// <summary>Starts the process and waits until its server has a committed table <c>before_the_kill</c>.</summary>
    public static async Task<Process> Start(string dataFolder, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServerHolder).Assembly.Location, "-explicit", "only", "-method", $"{typeof(ServerHolder).FullName}.{nameof(Hold)}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Folder] = dataFolder;
        var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        while (!File.Exists(Ready(dataFolder)))
        {
            Assert.False(process.HasExited, process.HasExited ? await output : "");
            await Task.Delay(20, stop);
        }
        return process;
    }

    [Fact(Explicit = true)]
    public async Task Hold()
    {
        var dataFolder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(dataFolder is null, "only run by the tests that kill it");
        var stop = TestContext.Current.CancellationToken;
        var server = await EmbeddedPostgres.Start(new(dataFolder), stop);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Database));
        await using var command = source.CreateCommand("CREATE TABLE before_the_kill AS SELECT 1 AS n");
        await command.ExecuteNonQueryAsync(stop);
        await File.WriteAllTextAsync(Ready(dataFolder), "", stop);
        await Task.Delay(Timeout.Infinite, stop);
    }

    private static string Ready(string dataFolder) => Path.Combine(dataFolder, "ready");
}
