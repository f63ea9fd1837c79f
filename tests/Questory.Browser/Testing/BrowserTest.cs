namespace Questory.Browser.Testing;

/// <summary>
/// A test in a browser of its own: nothing is remembered from other tests. It fails when a page it saw complained in the
/// console, and leaves a picture, a trace and the console's lines in <c>TestResults/browser</c> when it failed.
/// </summary>
public abstract class BrowserTest(BrowserWorld world) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];

    protected BrowserWorld World => world;

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Chromium.Program is null, Chromium.Missing);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a fresh browser, signed in as somebody or as nobody.</summary>
    protected async Task<Visitor> Open(TestPerson? person = null, Device? device = null)
    {
        var visitor = await Visitor.Open(world.Address, person, device ?? Device.Desk);
        visitors.Add(visitor);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var complaints = visitors.SelectMany(visitor => visitor.Complaints).ToList();
        foreach (var (visitor, number) in visitors.Select((visitor, number) => (visitor, number)))
        {
            if (failed || complaints.Count > 0)
                await Evidence.Keep(visitor, $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}-{number + 1}");
            await visitor.Context.CloseAsync();
        }
        if (!failed)
            Assert.True(complaints.Count == 0, "The browser's console complained:\n" + string.Join('\n', complaints));
    }
}
