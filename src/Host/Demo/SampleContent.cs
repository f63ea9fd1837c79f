using System.Text.Json;
using Questory.Platform;
using Questory.Platform.Modules;
using Questory.Realms.Contracts;

namespace Questory.Host.Demo;

/// <summary>A small choice from an edition's demo content (<c>demo/kids/sample.json</c>) for a realm of one's own: enough to
/// see what a world can hold, little enough to throw away (AE-078).</summary>
internal static class SampleContent
{
    /// <summary>Adds what is missing; loading again adds nothing.</summary>
    public static async Task Load(IServiceProvider services, string realm, string sample, CancellationToken stop)
    {
        if (await services.GetRequiredService<RealmDirectory>().Find(realm, stop) is null)
            throw new Refusal($"There is no realm “{realm}”: give the slug from its address, /r/SLUG.");
        var folder = Path.Combine(AppContext.BaseDirectory, "demo", sample);
        var choice = Path.Combine(folder, "sample.json");
        if (sample.AsSpan().ContainsAnyExceptInRange('a', 'z') || !File.Exists(choice))
            throw new Refusal($"There is no sample “{sample}”. The one that comes with Questory is “kids”.");
        var pack = new ContentPack(folder, JsonSerializer.Deserialize<Dictionary<string, string[]>>(await File.ReadAllTextAsync(choice, stop)));
        foreach (var module in services.GetRequiredService<ModuleCatalog>().Modules)
            if (await Rooms.Within(services, realm, inside => module.Seed(inside, pack, stop), stop) is { } problem)
                throw new Refusal($"The sample cannot be loaded ({module.Name}: {problem.Detail}).");
    }
}
