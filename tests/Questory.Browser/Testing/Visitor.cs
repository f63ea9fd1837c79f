using System.Text.RegularExpressions;

namespace Questory.Browser.Testing;

/// <summary>One person before one browser, with what the console said.</summary>
public sealed class Visitor
{
    private readonly List<string> complaints = [];
    private readonly List<Regex> expected = [];

    private Visitor(IBrowserContext context) => Context = context;

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>Errors of scripts, refusals by the content policy and files that did not load.</summary>
    public IEnumerable<string> Complaints => complaints.Where(line => !expected.Any(pattern => pattern.IsMatch(line)));

    public static async Task<Visitor> Open(Uri address, TestPerson? person, Device device)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = address.ToString(), ViewportSize = new() { Width = device.Width, Height = device.Height },
            ColorScheme = device.Dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = device.Scripts, Locale = device.Language ?? "en-GB",
            // Still pages are judged the same each time.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        // Pictures of every step would cost more than the tests; one is taken of a failure.
        await context.Tracing.StartAsync(new() { Screenshots = false, Snapshots = false, Sources = false });
        if (person is not null)
            await context.AddCookiesAsync([new() { Name = "questory", Value = person.Cookie, Url = address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        var visitor = new Visitor(context);
        context.Console += (_, message) => visitor.Hear(message);
        context.WebError += (_, error) => visitor.complaints.Add($"{error.Page?.Url}: {error.Error}");
        visitor.Page = await context.NewPageAsync();
        return visitor;
    }

    /// <summary>Goes to an address; the page must answer with the status.</summary>
    public async Task<IPage> Go(string address, int status = 200)
    {
        if (status >= 400)
            Expect($"status of {status}");
        var answer = await Page.GotoAsync(address);
        Assert.True(answer?.Status == status, $"{address} answered {answer?.Status} instead of {status}.");
        return Page;
    }

    /// <summary>Lets the console say something that this test provokes.</summary>
    public void Expect(string pattern) => expected.Add(new Regex(pattern, RegexOptions.IgnoreCase));

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            complaints.Add($"{message.Page?.Url}: {message.Text} ({message.Location})");
    }
}
