namespace Questory.Platform.Modules;

/// <summary>What a command-line verb needs to run a slice: the installed services over an opened, up-to-date database.</summary>
/// <param name="Run">Opens the database (embedded or given), builds the services, hands them over as the system actor
/// and shuts everything down again. Returns the process's exit code.</param>
public sealed record CommandHost(Func<System.CommandLine.ParseResult, Func<IServiceProvider, CancellationToken, Task<int>>, CancellationToken, Task<int>> Run);
