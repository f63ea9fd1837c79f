using System.Text.RegularExpressions;

namespace Questory.Browser.Testing;

/// <summary>What a failed test leaves behind, in <c>TestResults/browser</c> at the root.</summary>
internal static partial class Evidence
{
    public static async Task Keep(Visitor visitor, string test)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults", "browser")).FullName;
        var stem = Path.Combine(folder, Unsafe().Replace(test, "_"));
        await File.WriteAllLinesAsync(stem + ".txt", [visitor.Page.Url, .. visitor.Complaints]);
        await visitor.Context.Tracing.StopAsync(new() { Path = stem + ".zip" });
        try
        {
            await visitor.Page.ScreenshotAsync(new() { Path = stem + ".png", FullPage = true, Timeout = 5_000 });
            await File.WriteAllTextAsync(stem + ".html", await visitor.Page.ContentAsync());
        }
        catch (PlaywrightException)
        {
            // A page that closed or crashed has no picture; the trace tells of it.
        }
    }

    [GeneratedRegex("[^A-Za-z0-9.-]+")]
    private static partial Regex Unsafe();
}
