using System.CommandLine;
using Questory.Platform.Data.Migrations;
using Questory.Platform.Embedded;

namespace Questory.Host.Cli;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Change the database's schema.");
        var steps = new Option<int>("--steps") { Description = "How many migrations to take back.", DefaultValueFactory = _ => 1 };
        var name = new Argument<string>("name") { Description = "What it changes, e.g. add_badges." };
        migrate.Add(Verb("up", "Apply what is missing.", [], (migrator, _, stop) => migrator.Up(target: null, stop)));
        migrate.Add(Verb("down", "Take back the latest.", [steps], (migrator, parsed, stop) => migrator.Down(parsed.GetValue(steps), stop)));
        migrate.Add(Verb("status", "Show what is applied.", [], Show));
        var create = new Command("create", "Write the next pair of SQL files.") { name };
        create.SetAction(parsed => Console.WriteLine(MigrationFiles.Create(Folder(), parsed.GetValue(name)!)));
        migrate.Add(create);
        return migrate;
    }

    private static Command Verb(string name, string summary, IEnumerable<Option> options, Func<Migrator, ParseResult, CancellationToken, Task> run)
    {
        var verb = new Command(name, summary);
        foreach (var option in options)
            verb.Add(option);
        verb.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OpenedDatabase.Open(parsed, Console.Error.WriteLine, stop);
            await run(opened.Migrator(Console.WriteLine), parsed, stop);
            return 0;
        });
        return verb;
    }

    private static async Task Show(Migrator migrator, ParseResult parsed, CancellationToken stop)
    {
        foreach (var line in await migrator.Status(stop))
            Console.WriteLine($"{line.Version:0000}_{line.Name,-40} {line.AppliedAt?.ToString("u") ?? "to come"}");
    }

    private static string Folder() => Path.Combine(DataFolder.CheckoutRoot() ?? Environment.CurrentDirectory, "db", "migrations");
}
