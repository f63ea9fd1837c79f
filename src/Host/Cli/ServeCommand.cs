using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Questory.Host.Demo;
using Questory.Platform;

namespace Questory.Host.Cli;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.", HelpName = "URL",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://localhost:5080",
    };

    private static readonly Option<string?> Demo = new("--demo")
    {
        Description = "Demo realms to load if they are missing: none, all, or a list such as kids,campus (default: all on the embedded database, none on a server of yours).",
        HelpName = "none|all|LIST",
    };

    public static Command Create()
    {
        var serve = new Command("serve", "Serve Questory (the default).") { Urls, Demo };
        serve.SetAction(Serve);
        return serve;
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken stop)
    {
        await using var opened = await OpenedDatabase.OpenCurrent(parsed, Console.WriteLine, stop);
        var demo = DemoRealms.Choose(parsed.GetValue(Demo) ?? (opened.IsEmbedded ? "all" : "none"));
        var signIns = await CommandHosting.Use(opened, (services, cancel) => DemoRealms.Load(services, demo, Console.WriteLine, cancel), stop);

        var builder = QuestoryApp.CreateBuilder(opened.DataFolder);
        builder.WebHost.UseUrls(parsed.GetValue(Urls)!.Split(';'));
        await using var app = QuestoryApp.Build(builder, opened.Databases);
        await Start(app, parsed.GetValue(Urls)!, stop);
        await Greeting.Print(app, opened, signIns, stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Start(WebApplication app, string urls, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new Refusal($"Another program listens on {urls} already: stop it, or choose another address with --urls http://localhost:5081.");
        }
        catch (SocketException failure)
        {
            throw new Refusal($"{urls} cannot be listened on ({failure.Message}): choose another address with --urls.");
        }
        catch (Exception failure) when (failure is UriFormatException or ArgumentException or FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new Refusal($"“{urls}” is not an address to listen on ({failure.Message}): write it as http://localhost:5080.");
        }
    }
}
