using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Progress.Replay;

/// <summary><c>questory progress rebuild</c></summary>
internal static class ProgressCommand
{
    public static Command Create(CommandHost host)
    {
        var slug = new Option<string>("--realm") { Required = true, Description = "Slug of the realm." };
        var rebuild = new Command("rebuild", "Make everyone's totals again from the XP ledger and the activity stream.") { slug };
        rebuild.SetAction((parsed, stop) => host.Run(parsed, (services, cancel) => Rebuild(services, parsed.GetValue(slug)!, cancel), stop));
        return new Command("progress", "Look after levels, streaks and boards.") { rebuild };
    }

    private static async Task<int> Rebuild(IServiceProvider services, string slug, CancellationToken stop)
    {
        if (await services.GetRequiredService<RealmDirectory>().Find(slug, stop) is not { } realm)
        {
            await Console.Error.WriteLineAsync($"There is no realm “{slug}”: give the slug from its address, /r/SLUG.");
            return 1;
        }
        services.GetRequiredService<Actor>().BecomeSystem(realm);
        var (people, changed) = (0, 0);
        for (Guid? after = null; ;)
        {
            var outcome = await services.GetRequiredService<Slice<RebuildProgress>>().Run(slice => slice.Run(after, stop), stop);
            if (!outcome.Ok)
            {
                await Console.Error.WriteLineAsync(outcome.Problem.Detail);
                return 1;
            }
            (people, changed, after) = (people + outcome.Value.People, changed + outcome.Value.Changed, outcome.Value.Next);
            Console.WriteLine($"{people:N0} people made again, {changed:N0} of them had other totals");
            if (after is null)
                return 0;
        }
    }
}
