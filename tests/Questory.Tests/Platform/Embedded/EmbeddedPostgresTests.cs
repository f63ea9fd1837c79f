using System.Diagnostics;
using Npgsql;
using Questory.Platform;
using Questory.Platform.Embedded;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly TemporaryFolder folder = new();

    private EmbeddedPostgresOptions Options => new(folder["data"]) { Durable = false };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restart_keeps_the_data()
    {
        var steps = new List<string>();
        await using (var first = await EmbeddedPostgres.Start(Options with { Tell = steps.Add }, Stop))
            await Execute(first, "CREATE TABLE kept AS SELECT 7 AS n");
        await using var second = await EmbeddedPostgres.Start(Options with { Tell = steps.Add }, Stop);

        Assert.Equal(7, await Execute(second, "SELECT n FROM kept"));
        Assert.Equal(["creating the database cluster…"], steps);
    }

    [Fact]
    public async Task The_cluster_is_in_utf8_and_knows_letters_beyond_ascii()
    {
        await using var server = await EmbeddedPostgres.Start(Options, Stop);

        Assert.Equal("UTF8", await Execute(server, "SHOW server_encoding"));
        Assert.Equal("äpfel żółw", await Execute(server, "SELECT lower('ÄPFEL ŻÓŁW')"));
        Assert.Equal("off", await Execute(server, "SHOW jit"));
    }

    [Fact]
    public async Task Dispose_leaves_no_process()
    {
        var server = await EmbeddedPostgres.Start(Options, Stop);
        using var postmaster = Postmaster();

        await server.DisposeAsync();

        Assert.True(Gone(postmaster));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task After_a_kill_the_next_start_stops_the_orphan_and_loses_nothing()
    {
        using var killed = await ServerHolder.Start(Options.DataFolder, Stop);
        using var orphan = Postmaster();

        killed.Kill();
        await killed.WaitForExitAsync(Stop);
        Assert.False(Gone(orphan));

        var steps = new List<string>();
        await using var server = await EmbeddedPostgres.Start(Options with { Tell = steps.Add }, Stop);

        Assert.True(Gone(orphan));
        Assert.Equal(1, await Execute(server, "SELECT n FROM before_the_kill"));
        Assert.Equal(["stopping the database server that an earlier run left behind…"], steps);
    }

    [Fact]
    public async Task After_a_power_cut_the_stale_lock_is_recovered()
    {
        using var killed = await ServerHolder.Start(Options.DataFolder, Stop);
        using var postmaster = Postmaster();
        killed.Kill();
        postmaster.Kill();
        await killed.WaitForExitAsync(Stop);

        await using var server = await EmbeddedPostgres.Start(Options, Stop);

        Assert.Equal(1, await Execute(server, "SELECT n FROM before_the_kill"));
    }

    [Fact]
    public async Task A_stale_lock_whose_number_another_program_has_by_now_is_no_obstacle()
    {
        await (await EmbeddedPostgres.Start(Options, Stop)).DisposeAsync();
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{folder["data/postgres"]}\n1\n5432\n\n\n", Stop);

        await using var server = await EmbeddedPostgres.Start(Options, Stop);

        Assert.NotEqual(Environment.ProcessId, Postmaster().Id);
    }

    [Fact]
    public async Task Two_live_ones_on_one_folder_are_refused()
    {
        await using var first = await EmbeddedPostgres.Start(Options, Stop);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => EmbeddedPostgres.Start(Options, Stop));

        Assert.Contains($"Another Questory (process {Environment.ProcessId}) is running", refusal.Message);
        Assert.Equal(1, await Execute(first, "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_in_a_sentence_and_nothing_is_left()
    {
        await File.WriteAllTextAsync(folder["taken"], "a file where a folder should be", Stop);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => EmbeddedPostgres.Start(new(folder["taken/data"]), Stop));

        Assert.StartsWith($"Cannot write to the data folder '{folder["taken/data"]}'", refusal.Message);
        Assert.Contains("--data DIR", refusal.Message);
        Assert.Equal([folder["taken"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why_and_frees_the_folder()
    {
        await (await EmbeddedPostgres.Start(Options, Stop)).DisposeAsync();
        var settings = folder["data/postgres/postgresql.conf"];
        await File.AppendAllTextAsync(settings, "shared_buffers = 'plenty'\n", Stop);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => EmbeddedPostgres.Start(Options, Stop));
        Assert.Contains("invalid value for parameter \"shared_buffers\"", refusal.Message);

        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings, Stop)).Replace("'plenty'", "'16MB'"), Stop);
        await using var server = await EmbeddedPostgres.Start(Options, Stop);
        Assert.Equal("16MB", await Execute(server, "SHOW shared_buffers"));
    }

    [Fact]
    public async Task Data_of_another_version_is_refused_with_the_cure()
    {
        Directory.CreateDirectory(folder["data/postgres"]);
        await File.WriteAllTextAsync(folder["data/postgres/PG_VERSION"], "12\n", Stop);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => EmbeddedPostgres.Start(Options, Stop));

        Assert.StartsWith("The data was made by PostgreSQL 12, but only version", refusal.Message);
    }

    [Fact]
    public async Task A_long_path_gets_a_short_socket_that_goes_with_the_server()
    {
        var options = Options with { DataFolder = folder[new string('d', 120)] };
        string socket;
        await using (var server = await EmbeddedPostgres.Start(options, Stop))
        {
            socket = new NpgsqlConnectionStringBuilder(server.ConnectionString("questory")).Host!;
            Assert.Equal(1, await Execute(server, "SELECT 1"));
            Assert.True(Directory.Exists(socket));
        }
        Assert.False(Directory.Exists(socket));
    }

    [Fact]
    public async Task On_loopback_the_password_is_asked_for()
    {
        await using var server = await EmbeddedPostgres.Start(Options with { Loopback = true }, Stop);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("questory")) { Password = "guessed" };

        Assert.Equal(1, await Execute(server, "SELECT 1"));
        await using var stranger = new NpgsqlConnection(wrong.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync(Stop));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_terminals_interrupt_does_not_reach_the_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var server = await EmbeddedPostgres.Start(Options, Stop);
        using var postmaster = Postmaster();

        Assert.Equal(postmaster.Id, ProcessGroup(postmaster.Id));
        Assert.NotEqual(ProcessGroup(Environment.ProcessId), ProcessGroup(postmaster.Id));
    }

    private static int ProcessGroup(int id) => int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ')[2]);

    // A process that has ended but was not yet collected by the system's first process counts as gone.
    private static bool Gone(Process process) =>
        process.HasExited || (OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{process.Id}/stat").Contains(") Z "));

    private string PidFile => folder["data/postgres/postmaster.pid"];

    private Process Postmaster() => Process.GetProcessById(int.Parse(File.ReadLines(PidFile).First()));

    private static async Task<object?> Execute(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Database));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }
}
