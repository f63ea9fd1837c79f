using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Questory.Tests.Cli;

/// <summary>The program itself, as its own process with its own embedded database, as a newcomer starts it.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private RunningHost(string arguments, IReadOnlyDictionary<string, string>? environment)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "Questory.Host.dll")}\" {arguments}")
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            },
        };
        process.StartInfo.Environment.Remove("QUESTORY_DATABASE");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get { lock (output) return output.ToString(); }
    }

    public int ProcessId => process.Id;

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output)> Run(string arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var host = new RunningHost(arguments, environment);
        await host.Ended();
        return (host.process.ExitCode, host.Output);
    }

    /// <summary>Serves on a free port and waits until it says where.</summary>
    public static async Task<(RunningHost Host, Uri Address)> Serve(string dataFolder)
    {
        var host = new RunningHost($"serve --data \"{dataFolder}\" --urls http://127.0.0.1:0 --demo none", null);
        for (var tries = 0; tries < 600; tries++)
        {
            if (Address().Match(host.Output) is { Success: true } found)
                return (host, new Uri(found.Groups[1].Value));
            if (host.process.HasExited)
                break;
            await Task.Delay(100);
        }
        throw new InvalidOperationException("It does not serve: " + host.Output);
    }

    /// <summary>Ctrl-C.</summary>
    public async Task<int> Interrupt()
    {
        Process.Start("kill", $"-INT {process.Id}").WaitForExit();
        await Ended();
        return process.ExitCode;
    }

    public async Task KillHard()
    {
        process.Kill();
        await Ended();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Interrupt();
        process.Dispose();
    }

    private async Task Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
    }

    private void Note(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }

    [GeneratedRegex(@"Questory is at\s+(http://\S+)")]
    private static partial Regex Address();
}
