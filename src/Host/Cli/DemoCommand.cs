using System.CommandLine;
using Questory.Host.Demo;
using Questory.Platform.Modules;

namespace Questory.Host.Cli;

internal static class DemoCommand
{
    public static Command Create()
    {
        var which = new Argument<string>("which") { Description = "all, or a list such as kids,campus.", DefaultValueFactory = _ => "all" };
        var demo = new Command("demo", "Load the demo's realms, as far as they are missing.") { which };
        demo.SetAction(async (parsed, stop) =>
        {
            var chosen = DemoRealms.Choose(parsed.GetValue(which)!);
            await using var opened = await OpenedDatabase.OpenCurrent(parsed, Console.Error.WriteLine, stop);
            await DemoPast.Live(opened, chosen, Console.WriteLine, stop);
            await CommandHosting.Use(opened, (services, cancel) => DemoRealms.Load(services, chosen, Console.WriteLine, cancel), stop);
            foreach (var realm in chosen)
                foreach (var person in DemoRealm.People)
                    Console.WriteLine($"{person.Role,-9} {person.Email}  /r/{realm.Slug}");
            return 0;
        });
        return demo;
    }
}
