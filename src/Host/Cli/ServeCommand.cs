using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
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

        await DemoPast.Live(opened, demo, Console.WriteLine, stop);
        var builder = QuestoryApp.CreateBuilder(opened.DataFolder);
        builder.WebHost.UseUrls(parsed.GetValue(Urls)!.Split(';'));
        await using var app = QuestoryApp.Build(builder, opened.Databases);
        await DemoRealms.LoadNew(app.Services, demo, Console.WriteLine, stop);
        await Start(app, parsed.GetValue(Urls)!, stop);
        Greeting.Print(app, opened, demo);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Start(WebApplication app, string urls, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception failure) when (Sentence(failure, urls) is { } sentence)
        {
            // What had begun in the background must end before the database does.
            await app.StopAsync(CancellationToken.None);
            throw new Refusal(sentence, failure);
        }
    }

    private static string? Sentence(Exception failure, string urls) => failure switch
    {
        IOException { InnerException: AddressInUseException or SocketException } =>
            $"Another program listens on {urls} already: stop it, or choose another address with --urls http://localhost:5081.",
        SocketException => $"{urls} cannot be listened on ({failure.Message}): choose another address with --urls.",
        FormatException or ArgumentException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"“{urls}” is not an address to listen on ({failure.Message}): write it as http://localhost:5080.",
        _ => null,
    };
}
