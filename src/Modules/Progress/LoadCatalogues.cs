using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Seasons;

namespace Questory.Progress;

/// <summary>Loads a pack's achievements, avatars, challenges and seasons, as far as the pack takes them and the realm lacks
/// them (AE-078).</summary>
internal static class LoadCatalogues
{
    public static async Task From(IServiceProvider services, ContentPack pack, CancellationToken stop)
    {
        var realm = services.GetRequiredService<Actor>().Here;
        await Load("achievements", Chosen("achievements", services.GetRequiredService<AchievementCatalogue>().Add));
        await Load("avatars", (_, file, _) => services.GetRequiredService<AvatarCatalogue>().Add(realm, file, stop, slug => pack.Takes("avatars", slug)));
        // These stand in the pack as wholes.
        if (pack.Only is null)
        {
            await Load("challenges", services.GetRequiredService<ChallengeStock>().Add);
            await Load("seasons", services.GetRequiredService<SeasonCatalogue>().Add);
        }

        Func<RealmId, JsonElement, CancellationToken, Task<Outcome<int>>> Chosen(string kind, Func<RealmId, JsonElement, CancellationToken, Task<Outcome<int>>> add) =>
            (where, list, cancel) => add(where, JsonSerializer.SerializeToElement(
                list.EnumerateArray().Where(one => pack.Takes(kind, one.GetProperty("slug").GetString()!))), cancel);

        async Task Load(string what, Func<RealmId, JsonElement, CancellationToken, Task<Outcome<int>>> add)
        {
            var path = Path.Combine(pack.Folder, $"{what}.json");
            if (!File.Exists(path))
                return;
            var added = await add(realm, JsonElement.Parse(await File.ReadAllTextAsync(path, stop)), stop);
            if (!added.Ok)
                throw new Refusal($"The pack's {what} cannot be loaded: {added.Problem.Detail}");
        }
    }
}
