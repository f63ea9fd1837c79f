using System.CommandLine;
using Questory.Host.Demo;

namespace Questory.Host.Cli;

/// <summary><c>questory seed REALM</c></summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var realm = new Argument<string>("realm") { Description = "Slug of the realm." };
        var sample = new Option<string>("--sample") { Description = "Which sample.", DefaultValueFactory = _ => "kids" };
        var seed = new Command("seed", "Load sample avatars, topics and a course into a realm, as far as they are missing.") { realm, sample };
        seed.SetAction(async (parsed, stop) =>
        {
            await using var opened = await OpenedDatabase.OpenCurrent(parsed, Console.Error.WriteLine, stop);
            await CommandHosting.Use(opened, (services, cancel) =>
                SampleContent.Load(services, parsed.GetValue(realm)!, parsed.GetValue(sample)!, cancel), stop);
            Console.WriteLine("The sample is there.");
            return 0;
        });
        return seed;
    }
}
