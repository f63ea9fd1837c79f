using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Questory.Tests.Testing;

namespace Questory.Tests.Cli;

/// <summary>What a newcomer and an operator type.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Ctrl_c_leaves_no_process_and_a_killed_server_recovers_with_nothing_lost()
    {
        using var folder = new TemporaryFolder();
        var (host, address) = await RunningHost.Serve(folder.Path);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "/health/ready"))).StatusCode);
        var link = host.Output.Split('\n').Single(line => line.Contains("/first-admin/"));
        Assert.Contains(address.Authority, link);
        var signUp = await http.PostAsJsonAsync(new Uri(address, "/api/accounts"), new { email = "kept@example.org", display_name = "Kept", password = "long enough 1" });
        Assert.True(signUp.IsSuccessStatusCode, await signUp.Content.ReadAsStringAsync());
        var postgres = Children(host.ProcessId, folder.Path);
        Assert.NotEmpty(postgres);

        await host.KillHard();
        (host, address) = await RunningHost.Serve(folder.Path);
        var again = await http.PostAsJsonAsync(new Uri(address, "/api/accounts"), new { email = "kept@example.org", display_name = "Kept", password = "long enough 1" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        Assert.Equal(0, await host.Interrupt());
        Assert.Empty(Children(host.ProcessId, folder.Path));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence_with_the_cure()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, output) = await RunningHost.Run($"serve --demo none --data \"{folder.Path}\" --urls http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(1, code);
        Assert.Contains("choose another address with --urls", output);
        Assert.DoesNotContain("   at ", output);
    }

    [Theory]
    [InlineData("serve --urls nonsense --demo none", "is not an address to listen on")]
    [InlineData("serve --demo atlantis", "There is no demo “atlantis”")]
    [InlineData("migrate create Not-A-Name", "is no name for a migration")]
    public async Task A_wrong_word_is_refused_with_the_cure(string arguments, string sentence)
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await RunningHost.Run($"{arguments} --data \"{folder.Path}\"");
        Assert.NotEqual(0, code);
        Assert.Contains(sentence, output);
        Assert.DoesNotContain("   at ", output);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none", "QUESTORY_DATABASE")]
    [InlineData("certainly not a connection string", "is not a PostgreSQL connection string")]
    public async Task A_database_that_cannot_be_reached_is_told(string connectionString, string sentence)
    {
        var (code, output) = await RunningHost.Run("migrate status", new Dictionary<string, string> { ["QUESTORY_DATABASE"] = connectionString });
        Assert.Equal(1, code);
        Assert.Contains(sentence, output);
        Assert.DoesNotContain("   at ", output);
    }

    [Fact]
    public async Task Every_verb_explains_itself()
    {
        foreach (var verb in new[] { "", "serve", "migrate", "migrate up", "migrate down", "migrate status", "migrate create", "realm create", "user create", "import", "import gift", "export", "export gift", "backup", "restore", "doctor", "demo" })
        {
            var (code, output) = await RunningHost.Run($"{verb} --help");
            Assert.True(code == 0 && output.Contains($"Questory.Host {verb}".TrimEnd()), $"{verb}: {code} {output}");
        }
    }

    [Fact]
    public async Task A_backup_restores_into_an_empty_place_and_the_doctor_finds_it_well()
    {
        using var folder = new TemporaryFolder();
        var (one, two, archive) = (Path.Combine(folder.Path, "one"), Path.Combine(folder.Path, "two"), Path.Combine(folder.Path, "all.zip"));
        Assert.Equal(0, (await RunningHost.Run($"realm create --edition kids --slug kept --name Kept --data \"{one}\"")).Code);
        Assert.Equal(0, (await RunningHost.Run($"backup \"{archive}\" --data \"{one}\"")).Code);
        var restored = await RunningHost.Run($"restore \"{archive}\" --data \"{two}\"");
        Assert.True(restored.Code == 0, restored.Output);
        var twice = await RunningHost.Run($"realm create --edition kids --slug kept --name Kept --data \"{two}\"");
        Assert.True(twice.Code != 0 && twice.Output.Contains("exists already"), twice.Output);
        var doctor = await RunningHost.Run($"doctor --data \"{two}\"");
        Assert.True(doctor.Code == 0, doctor.Output);
    }

    [Fact]
    public async Task An_account_is_made_with_a_role_and_only_once()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await RunningHost.Run($"realm create --edition kids --slug kids --name Kids --data \"{folder.Path}\"")).Code);
        var neither = await RunningHost.Run($"user create --email a@example.org --name Ada --data \"{folder.Path}\"");
        Assert.True(neither.Code != 0 && neither.Output.Contains("--password-stdin or --invite"), neither.Output);
        var unknown = await RunningHost.Run($"user create --email a@example.org --name Ada --invite --realm kids --role wizard --data \"{folder.Path}\"");
        Assert.True(unknown.Code != 0 && unknown.Output.Contains("no role “wizard”"), unknown.Output);
        var made = await RunningHost.Run($"user create --email a@example.org --name Ada --invite --realm kids --role teacher --data \"{folder.Path}\"");
        Assert.True(made.Code == 0 && made.Output.Contains("is invited"), made.Output);
        var again = await RunningHost.Run($"user create --email A@example.org --name Ada --invite --data \"{folder.Path}\"");
        Assert.True(again.Code != 0 && again.Output.Contains("already"), again.Output);
    }

    // Processes of the embedded server are known by the data folder on their command line.
    private static List<int> Children(int host, string folder) => !Directory.Exists("/proc") ? [host] : [..
        from process in Directory.GetDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(process), out var number) ? number : 0
        where id > 0 && id != host && CommandLine(process).Contains(folder)
        select id];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
