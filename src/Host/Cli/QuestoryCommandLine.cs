using System.CommandLine;
using Npgsql;
using Questory.Platform;

namespace Questory.Host.Cli;

/// <summary>The verbs of <c>questory</c>; without one it serves. Exit code 0 only on success; a problem is one sentence.</summary>
internal static class QuestoryCommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Questory: gamified learning, self-hosted.");
        root.Add(DatabaseOptions.Data);
        root.Add(ServeCommand.Create());
        root.Add(MigrateCommand.Create());
        root.Add(DemoCommand.Create());
        root.Add(SeedCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(RestoreCommand.Create());
        root.Add(DoctorCommand.Create());
        var host = CommandHosting.Create();
        foreach (var module in Modules.All.Modules)
            module.Commands(root, host);

        var wordless = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("-h" or "-?" or "--help" or "--version"));
        var parsed = root.Parse(wordless ? ["serve", .. args] : args);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done.");
            return 130;
        }
        catch (NpgsqlException failure) when (failure is not PostgresException)
        {
            await Console.Error.WriteLineAsync($"PostgreSQL cannot be reached ({failure.Message}): check QUESTORY_DATABASE and that the server runs.");
            return 1;
        }
    }
}
