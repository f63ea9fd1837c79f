using System.Text.Json;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;

namespace Questory.Host.Demo;

/// <summary>The demo's worlds, one per edition, from the folder <c>demo</c> beside the program.</summary>
internal static class DemoRealms
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary><c>none</c>, <c>all</c>, or editions separated by commas.</summary>
    public static IReadOnlyList<DemoRealm> Choose(string wish)
    {
        var known = Directory.Exists(Root) ? Directory.GetDirectories(Root).Select(Path.GetFileName).OfType<string>().Order().ToList() : [];
        var chosen = wish switch
        {
            "none" => [],
            "all" => known,
            _ => wish.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList(),
        };
        return chosen.Except(known).FirstOrDefault() is { } unknown
            ? throw new Refusal($"There is no demo “{unknown}”: choose none, all, or some of {string.Join(",", known)}.")
            : [.. chosen.Select(Read)];
    }

    /// <summary>Loads those that this very program has not filled from these very files yet: a start need not look again,
    /// and what an admin has thrown out since stays out.</summary>
    public static async Task LoadNew(IServiceProvider services, IReadOnlyList<DemoRealm> realms, Action<string> tell, CancellationToken stop)
    {
        var marks = Marks(services);
        var known = await marks.Read(stop);
        await Load(services, [.. realms.Where(realm => known.GetValueOrDefault(realm.Slug) != marks.Of(realm))], tell, stop);
    }

    /// <summary>Loads what is missing of each.</summary>
    public static async Task Load(IServiceProvider services, IReadOnlyList<DemoRealm> realms, Action<string> tell, CancellationToken stop)
    {
        foreach (var realm in realms)
        {
            tell($"demo: {realm.Name}");
            await Fill(services, realm, stop);
            await Marks(services).Write(realm, stop);
        }
    }

    /// <summary>Each room does its share of one.</summary>
    public static async Task Fill(IServiceProvider services, DemoRealm realm, CancellationToken stop)
    {
        foreach (var module in services.GetRequiredService<ModuleCatalog>().Modules)
            if (await Rooms.Within(services, realm.Slug, inside => module.Demo(inside, realm, stop), stop) is { } problem)
                throw new Refusal($"The demo's {realm.Name} cannot be loaded ({module.Name}: {problem.Detail}): start with --demo none, or on an empty database.");
    }

    private static DemoMarks Marks(IServiceProvider services) =>
        new(services.GetRequiredService<Databases>().Owner, services.GetRequiredService<ModuleCatalog>());

    private static DemoRealm Read(string edition)
    {
        var folder = Path.Combine(Root, edition);
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "realm.json")));
        string Of(string name) => file.RootElement.GetProperty(name).GetString()!;
        return new DemoRealm(Of("edition"), Of("slug"), Of("name"), Of("tagline"), folder);
    }
}
