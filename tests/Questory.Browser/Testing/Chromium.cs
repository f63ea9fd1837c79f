using Questory.Browser.Testing;

[assembly: AssemblyFixture(typeof(TestDatabases))]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace Questory.Browser.Testing;

/// <summary>The one browser of a test run, started when the first test needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Names the browser's program where it has an unusual place.</summary>
    public const string Variable = "QUESTORY_CHROMIUM";

    private static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);
    private static readonly Lazy<Task<IBrowser>> Running = new(Launch);

    /// <summary>The browser's program; null when this machine has none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? (File.Exists(named) ? named : null) : Find();

    public static string Missing { get; } = $"No Chromium was found: install Debian's chromium package, or name the program in {Variable}.";

    public static Task<IBrowser> Browser => Running.Value;

    public async ValueTask DisposeAsync()
    {
        if (Running.IsValueCreated && Running.Value.IsCompletedSuccessfully)
            await Running.Value.Result.CloseAsync();
        if (Driver.IsValueCreated && Driver.Value.IsCompletedSuccessfully)
            Driver.Value.Result.Dispose();
    }

    private static async Task<IBrowser> Launch() => await (await Driver.Value).Chromium.LaunchAsync(new()
    {
        ExecutablePath = Program,
        Headless = true,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
    });

    private static string? Find() => new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
