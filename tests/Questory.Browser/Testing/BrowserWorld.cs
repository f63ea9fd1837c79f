using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Questory.Browser.Testing;

/// <summary>A test world that a browser can reach: it listens on a free port of this machine.</summary>
public class BrowserWorld : TestWorld
{
    public Uri Address { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        // Without a browser every test is skipped, and a world would be built for nobody.
        if (Chromium.Program is null)
            return;
        await base.InitializeAsync();
        Address = new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await Furnish();
    }

    public override HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>What the tests of a derived world find when they begin.</summary>
    protected virtual Task Furnish() => Task.CompletedTask;

    protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0");
}
