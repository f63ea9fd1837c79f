using Questory.Platform.Access;
using Questory.Platform.Modules;

namespace Questory.Host.Cli;

/// <summary>Gives a module's verb the whole house without serving it.</summary>
internal static class CommandHosting
{
    public static CommandHost Create() => new(async (parsed, run, stop) =>
    {
        await using var opened = await OpenedDatabase.OpenCurrent(parsed, Console.Error.WriteLine, stop);
        return await Use(opened, run, stop);
    });

    /// <summary>Runs something as the system over an opened database.</summary>
    public static async Task Use(OpenedDatabase opened, Func<IServiceProvider, CancellationToken, Task> run, CancellationToken stop) =>
        await Use(opened, async (services, cancel) => { await run(services, cancel); return 0; }, stop);

    /// <summary>The same, with the process's exit code.</summary>
    public static async Task<int> Use(OpenedDatabase opened, Func<IServiceProvider, CancellationToken, Task<int>> run, CancellationToken stop)
    {
        var builder = QuestoryApp.CreateBuilder(opened.DataFolder);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = QuestoryApp.Build(builder, opened.Databases);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        return await run(scope.ServiceProvider, stop);
    }
}
