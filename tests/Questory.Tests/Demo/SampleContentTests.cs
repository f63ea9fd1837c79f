using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Host.Demo;
using Questory.Platform;
using Questory.Platform.Modules;
using Questory.Tests.Cli;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Demo;

/// <summary>A world whose database another program may open as well.</summary>
public sealed class OpenWorld : TestWorld
{
    public TestDatabase Made { get; private set; } = null!;

    protected override async Task<TestDatabase> MakeDatabase() => Made = await base.MakeDatabase();
}

public sealed class SampleContentTests(OpenWorld world) : IClassFixture<OpenWorld>
{
    [Fact, Row("AE-078"), Row("AE-044"), Row("AE-046"), Row("AE-070")]
    public async Task Seeding_twice_leaves_3_avatars_3_topics_and_a_mission_of_8_lessons()
    {
        using var folder = new TemporaryFolder();
        for (var n = 0; n < 2; n++)
        {
            var seeded = await RunningHost.Run($"seed kids --data \"{folder.Path}\"", new Dictionary<string, string> { ["QUESTORY_DATABASE"] = world.Made.ConnectionString });
            Assert.True(seeded.Code == 0, seeded.Output);
        }
        var child = await world.People.NewLearner();

        Assert.Equal(
            [("clai-default", "Clai (Default)", "/avatars/clai.png", "robot", "common", "default"), ("fox-explorer", "Fox Explorer", "/avatars/fox.png", "animal", "common", "level"),
             ("space-cadet", "Space Cadet", "/avatars/space.png", "fantasy", "rare", "purchase")],
            (await child.Get("/progress/avatars")).EnumerateArray().Select(a =>
                (a.Text("slug"), a.Text("name"), a.Text("image_url"), a.Text("category"), a.Text("rarity"), a.Text("unlock_type"))));
        Assert.True((await child.Get("/progress/avatars"))[0].GetProperty("is_owned").GetBoolean());
        foreach (var picture in new[] { "/avatars/clai.png", "/avatars/fox.png", "/avatars/space.png" })
            Assert.Equal("image/png", (await child.Http.GetAsync(picture)).Content.Headers.ContentType?.MediaType);

        Assert.Equal([("how-ai-thinks", "How AI Thinks", 1L), ("staying-safe", "Staying Safe Online", 2L), ("ai-fairness", "AI and Fairness", 3L)],
            (await child.Get("/topics")).EnumerateArray().Select(t => (t.Text("slug"), t.Text("name"), t.Long("sort_order"))));
        var mission = Assert.Single((await child.Get("/courses")).EnumerateArray());
        Assert.Equal(("spot-the-fake", "Spot the Fake", "medium", 150L, 50L, 8L),
            (mission.Text("slug"), mission.Text("title"), mission.Text("difficulty"), mission.Long("xp_reward"), mission.Long("coin_reward"), mission.Long("total_lessons")));
        Assert.Equal("staying-safe", mission.GetProperty("topic").Text("slug"));
        // The sample takes no badges along.
        Assert.Equal(JsonValueKind.Null, mission.GetProperty("achievement").ValueKind);
        Assert.Single((await child.Get("/courses?topic=staying-safe&difficulty=medium")).EnumerateArray());
    }

    [Fact, Row("AE-078"), Row("AE-080")]
    public async Task A_sample_may_take_a_missions_badge_along()
    {
        using var folder = new TemporaryFolder();
        var demo = Path.Combine(Repository.Root, "demo", "kids");
        foreach (var file in Directory.GetFiles(demo, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(demo, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        ContentPack Pack(string badge) => new(folder.Path, new Dictionary<string, string[]>
        {
            ["topics"] = ["how-ai-thinks", "staying-safe", "ai-fairness"], ["courses"] = ["spot-the-fake"], ["achievements"] = [badge],
        });
        foreach (var module in world.Services.GetRequiredService<ModuleCatalog>().Modules)
            Assert.Null(await Rooms.Within(world.Services, "other", inside => module.Seed(inside, Pack("fact-finder"), CancellationToken.None), CancellationToken.None));
        var child = await world.People.NewLearner("other");
        Assert.Equal("fact-finder", Assert.Single((await child.Get("/courses")).EnumerateArray()).GetProperty("achievement").Text("slug"));
    }

    [Theory, Row("AE-078")]
    [InlineData("nowhere", "kids"), InlineData("kids", "atlantis"), InlineData("kids", "../kids")]
    public async Task An_unknown_realm_or_sample_is_refused_and_nothing_is_loaded(string realm, string sample) =>
        await Assert.ThrowsAsync<Refusal>(() => SampleContent.Load(world.Services, realm, sample, CancellationToken.None));
}
