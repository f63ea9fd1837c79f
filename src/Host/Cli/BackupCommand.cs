using System.CommandLine;
using Questory.Platform.Data.Backup;
using Questory.Platform.Data.Migrations;

namespace Questory.Host.Cli;

internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The archive to write, e.g. questory-2026-11-20.zip." };
        var backup = new Command("backup", "Write everything into one archive; Questory may go on working.") { file };
        backup.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OpenedDatabase.Open(parsed, Console.Error.WriteLine, stop);
            var manifest = await new DatabaseBackup(opened.Databases.Owner, Migration.BuiltIn, opened.FilesFolder, TimeProvider.System)
                .Backup(parsed.GetValue(file)!, Progress.Show, stop);
            Console.WriteLine($"{manifest.Tables.Count} tables, {manifest.Tables.Sum(table => table.Content.Lines):N0} lines, {manifest.Files.Count} files in {parsed.GetValue(file)}");
            return 0;
        });
        return backup;
    }
}

internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An archive that backup wrote." };
        var force = new Option<bool>("--force") { Description = "Replace what the database holds." };
        var restore = new Command("restore", "Put an archive back, whole or not at all. Stop Questory first.") { file, force };
        restore.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OpenedDatabase.Open(parsed, Console.Error.WriteLine, stop);
            var manifest = await new DatabaseRestore(opened.Databases.Owner, Migration.BuiltIn, opened.FilesFolder)
                .Restore(parsed.GetValue(file)!, parsed.GetValue(force), Progress.Show, stop);
            Console.WriteLine($"{manifest.Tables.Count} tables, {manifest.Tables.Sum(table => table.Content.Lines):N0} lines, {manifest.Files.Count} files restored");
            return 0;
        });
        return restore;
    }
}

internal static class Progress
{
    /// <summary>One line that rewrites itself on a terminal; a line per part elsewhere, so that logs stay readable.</summary>
    public static void Show(BackupProgress at)
    {
        var line = $"{at.Done}/{at.Of} {at.What}";
        if (Console.IsErrorRedirected)
            Console.Error.WriteLine(line);
        else
            Console.Error.Write($"\r{line,-78}{(at.Done == at.Of ? Environment.NewLine : "")}");
    }
}
