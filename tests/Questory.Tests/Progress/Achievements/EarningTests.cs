using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Achievements;

/// <summary>In a world of its own: an achievement of another test would be earned, and paid, beside this one.</summary>
public sealed class EarningTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-061"), Row("AE-062"), Row("NT-094")]
    public async Task Meeting_the_criteria_earns_once_and_pays_what_is_promised_however_many_meet_them_at_once()
    {
        var child = await world.People.NewLearner();
        var badge = (await (await (await world.People.NewAdmin()).Post("/progress/achievements", new
        {
            slug = "three-lessons", name = "Three lessons", description = "Well done.", category = "learning", rarity = "common",
            criteria = new { measure = "count:completed:lesson", at_least = 3 }, xp = 50, coins = 5, keys = 1,
        })).Json()).Text("id")!;
        await world.FinishesLesson(child);
        await world.FinishesLesson(child);
        Assert.Equal(66, Mine(await child.Get("/progress/achievements"), badge).Long("percent"));

        var receipts = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.FinishesLesson(child)))).SelectMany(all => all).ToList();
        Assert.Equal("three-lessons", Assert.Single(receipts, receipt => receipt.Kind == "achievement").Of);
        Assert.Equal(50, Assert.Single(receipts, receipt => receipt.Kind == "xp").Amount);
        Assert.Equal([("coins", 5L), ("keys", 1L)], receipts.Where(receipt => receipt.Kind == "currency").Select(receipt => (receipt.Of, receipt.Amount)).Order());

        var progress = (await child.Get("/progress/me")).GetProperty("progress");
        Assert.Equal((50, 1), (progress.Long("total_xp"), progress.Long("achievements_earned")));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from progress_earned_achievements where account_id = $1", child.Id.Value));
        Assert.Equal("completed lesson", await world.Scalar<string>("select source from progress_earned_achievements where account_id = $1", child.Id.Value));
        var mine = Mine(await child.Get("/progress/achievements"), badge);
        Assert.NotEqual(JsonValueKind.Null, mine.GetProperty("earned_at").ValueKind);
        Assert.Equal("completed lesson", mine.Text("source"));
    }

    private static JsonElement Mine(JsonElement list, string id) => list.EnumerateArray().Single(shown => shown.Text("id") == id);
}
