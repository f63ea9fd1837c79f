using System.ComponentModel;
using System.Diagnostics;

namespace Questory.Platform.Embedded;

/// <summary>One run of a program to its end.</summary>
internal sealed record ChildProgram(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>What the program had to say, on one line.</summary>
    public string Words => string.Join(' ', (Error + "\n" + Output).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Runs a program as <paramref name="user"/> (null: as oneself; another one only root may name).</summary>
    public static async Task<ChildProgram> Run(string file, string[] arguments, string? user, CancellationToken stop, bool detached = false)
    {
        // On Windows a server started by pg_ctl inherits the pipes, so that reading them would wait for the server's end.
        var captured = !(detached && OperatingSystem.IsWindows());
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = captured,
            RedirectStandardError = captured,
            RedirectStandardInput = captured,
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        if (OperatingSystem.IsWindows())
            start.CreateNewProcessGroup = detached;
        if (user is not null)
            start.UserName = user;
        // PGDATA, PGPORT, PGOPTIONS… of the person's shell are meant for another server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start)!;
        try
        {
            if (!captured)
            {
                await process.WaitForExitAsync(stop);
                return new(process.ExitCode, "", "");
            }
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>As <see cref="Run"/>; a program that cannot be started at all counts as failed.</summary>
    public static async Task<ChildProgram> Try(string file, string[] arguments, string? user, CancellationToken stop)
    {
        try
        {
            return await Run(file, arguments, user, stop);
        }
        catch (Win32Exception absent)
        {
            return new(127, "", absent.Message);
        }
    }
}
