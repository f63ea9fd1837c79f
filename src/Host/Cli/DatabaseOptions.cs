using System.CommandLine;

namespace Questory.Host.Cli;

internal static class DatabaseOptions
{
    /// <summary>Where the embedded PostgreSQL and the files live; every verb takes it.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Data folder (default: .data of the checkout, else the system's place for application data).",
        HelpName = "DIR",
        Recursive = true,
    };
}
