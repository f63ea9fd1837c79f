using Microsoft.AspNetCore.Http.Json;
using Questory.Host.Shell;
using Questory.Platform;
using Questory.Platform.Data;
using Questory.Platform.Embedded;
using Questory.Platform.Files;
using Questory.Platform.Live;
using Questory.Platform.Modules;
using Questory.Platform.Slices;
using Questory.Platform.Time;
using Questory.Platform.Ui.Assets;

namespace Questory.Host;

/// <summary>Puts the house together; the program and the tests build the same one.</summary>
public static class QuestoryApp
{
    /// <param name="dataFolder">Where uploaded files and key files live.</param>
    public static WebApplicationBuilder CreateBuilder(string dataFolder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(QuestoryApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot(),
        });
        builder.Services.AddSingleton(new Installation(dataFolder));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // A lost race is answered 409 and is no error; a true failure reaches the log through the exception handler.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            // The command line says in one sentence why the server did not start.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        return builder;
    }

    // A published program carries wwwroot beside itself; a checkout builds it into the project.
    internal static string WebRoot()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return !Directory.Exists(beside) && DataFolder.CheckoutRoot() is { } checkout
            ? Path.Combine(checkout, "src", "Host", "wwwroot")
            : beside;
    }

    private static string Dist(IWebHostEnvironment environment) => Path.Combine(environment.WebRootPath, "dist");

    public static WebApplication Build(WebApplicationBuilder builder, Databases databases)
    {
        var services = builder.Services;
        if (builder.Configuration["QUESTORY_TEST_CLOCK"] == "1")
            services.AddSingleton<TimeProvider>(new TestClock());
        services.AddQuestory(Modules.All, databases);
        services.Configure<JsonOptions>(options => Json.Configure(options.SerializerOptions));
        // So that a body of the wrong shape says which field, in production as well.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddPageCompression();
        services.AddProblemDetails();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Questory", Version = "v1", Description = "Gamified learning, self-hosted. Lists are paged by cursor; times are UTC; amounts are minor units." };
            return Task.CompletedTask;
        }));
        services.AddRazorComponents();
        services.AddSingleton(AssetManifest.Read(Dist(builder.Environment)));
        services.AddCascadingValue(scope => scope.GetRequiredService<IHttpContextAccessor>().HttpContext!);
        services.AddHttpContextAccessor();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var app = builder.Build();
        _ = Task.Run(() => MapTables(app.Services));
        app.UseResponseCompression();
        app.UseExceptionHandler(Faults.Handling);
        app.UseStatusCodePages(Refusals.Explain);
        app.UseSecurityHeaders();
        app.UseRefusals();
        app.UseRouting();
        app.UseSameOrigin();
        foreach (var module in Modules.All.Modules)
            module.Use(app);
        app.UseIdempotencyKey();
        app.UsePageGate();
        app.UseGate();
        MapAll(app);
        // Said here so that the check and the router share one built list: every endpoint is compiled once.
        app.UseEndpoints(_ => { });
        AccessIsStated.Check(app.Services.GetRequiredService<EndpointDataSource>());
        return app;
    }

    // The map of all tables takes half a second to make: another core makes it while this one lays the routes.
    private static void MapTables(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
    }

    private static void MapAll(WebApplication app)
    {
        var api = app.MapGroup("/api").NoteSlices();
        var realm = api.MapGroup("/realms/{realm}");
        var pages = app.MapGroup("/r/{realm}").ExcludeFromDescription();
        foreach (var module in Modules.All.Modules)
            module.Routes(new ApiRoutes(api, realm, pages));
        FileStorage.Map(realm);
        LiveStream.Map(realm);
        Health.Map(app);
        app.MapAssets(Dist(app.Environment));
        app.MapAvatarPictures(Path.Combine(AppContext.BaseDirectory, "avatars"));
        app.MapOpenApi("/openapi/{documentName}.json").OpenTo("The API's description holds no data.");
        app.MapRazorComponents<App>()
            .AddAdditionalAssemblies([.. Modules.All.Assemblies.Where(assembly => assembly != typeof(App).Assembly)])
            // Cross-site posts are refused by origin (see the ADR), so forms need no hidden token.
            .DisableAntiforgery();
    }
}
