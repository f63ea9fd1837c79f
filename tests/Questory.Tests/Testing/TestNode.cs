using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Questory.Platform.Data;

namespace Questory.Tests.Testing;

/// <summary>A second program over the same database, as behind a balancer.</summary>
public sealed class TestNode(WebApplication app, Databases databases) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    /// <summary>The same person, by the same session, at this node.</summary>
    public TestPerson See(TestPerson person)
    {
        var client = app.GetTestServer().CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"questory={person.Cookie}");
        return person with { Http = client };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await databases.DisposeAsync();
    }
}
