using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Questory.Platform.Modules;

namespace Questory.Host.Cli;

/// <summary>What the person who started the server wants to know.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app, OpenedDatabase opened, IReadOnlyList<DemoRealm> demo)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine();
        Console.WriteLine($"Questory is at   {address}");
        Console.WriteLine($"Its data lies in {opened.Where}");
        if (demo.Count > 0)
            Console.WriteLine($"Demo sign-ins    (password: {DemoRealm.Password})");
        foreach (var realm in demo)
            foreach (var person in DemoRealm.People.Where(person => person.Role != DemoPerson.Companion))
                Console.WriteLine($"  {person.Role,-9} {person.Email,-34} {address}/r/{realm.Slug}");
        Console.WriteLine("Ctrl-C stops it.");
        Console.WriteLine();
    }
}
