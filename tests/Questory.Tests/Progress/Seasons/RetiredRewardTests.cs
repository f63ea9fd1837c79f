using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Tests.Learning;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Seasons;

/// <summary>A retired badge or avatar is promised no more; one that was retired after the promise is still given.</summary>
public sealed class RetiredRewardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-069"), Row("AE-080")]
    public async Task What_a_season_promised_is_given_though_it_was_retired_since()
    {
        var (admin, child, other) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.NewLearner());
        var (badge, avatar) = (await Badge(admin, "pearl", true), await admin.Define(Wardrobe.Terms("crab", "seasonal", criteria: """{"measure":"gift","at_least":1}""")));
        var season = await Made(await admin.Post("/progress/seasons", Terms("promised", Reward(1, "pearl", "crab"))));
        await Retire(admin, $"/progress/achievements/{badge}");
        await Retire(admin, $"/progress/avatars/{avatar}");

        var claim = await child.Put($"/progress/seasons/{season}/rewards/1/claim", null);
        Assert.True(claim.IsSuccessStatusCode, await claim.Content.ReadAsStringAsync());
        var kinds = (await claim.Json()).GetProperty("receipts").EnumerateArray().Select(receipt => (receipt.Text("kind"), receipt.Text("of"))).ToList();
        Assert.Contains(("achievement", "pearl"), kinds);
        Assert.Contains(("avatar", "crab"), kinds);
        Assert.True(await child.Owns("crab"));
        Assert.Contains((await child.Get("/progress/achievements")).EnumerateArray(), held => held.Text("slug") == "pearl" && held.GetProperty("earned_at").ValueKind == JsonValueKind.String);
        // Without the season's reward nobody comes by it.
        Assert.DoesNotContain((await other.Get("/progress/achievements")).EnumerateArray(), held => held.Text("slug") == "pearl");
        await world.Answers(other, true, 5000);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from progress_earned_achievements e join progress_achievements a on a.id = e.achievement_id where a.slug = 'pearl'"));

        // It stays promised where it was, whatever else is changed, and is promised nowhere else.
        var terms = JsonSerializer.SerializeToNode((await admin.Get($"/progress/seasons/{season}/terms")).GetProperty("terms"))!.AsObject();
        terms["name"] = "Renamed";
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/seasons/{season}", terms)).StatusCode);
        terms["rewards"]!.AsArray().Add(JsonSerializer.SerializeToNode(Reward(2, null, "crab")));
        await Refused(await admin.Put($"/progress/seasons/{season}", terms), "rewards[1].avatar");
    }

    [Fact, Row("AE-069"), Row("AE-080")]
    public async Task A_retired_badge_or_avatar_is_not_promised()
    {
        var admin = await world.People.NewAdmin("other");
        await Badge(admin, "gone", active: false);
        var face = await admin.Define(Wardrobe.Terms("ghost"));
        await Retire(admin, $"/progress/avatars/{face}");
        await Refused(await admin.Post("/progress/seasons", Terms("vain", Reward(1, "gone", null))), "rewards[0].achievement");
        await Refused(await admin.Post("/progress/seasons", Terms("vain", Reward(1, null, "ghost"))), "rewards[0].avatar");
        var page = await admin.Open("/manage/seasons/new");
        Assert.Empty(page.QuerySelectorAll("option[value=gone], option[value=ghost]"));
    }

    private static async Task<string> Badge(TestPerson admin, string slug, bool active) => await Made(await admin.Post("/progress/achievements",
        new { slug, name = slug, description = "Deep.", category = "events", rarity = "event", criteria = new { measure = "xp", at_least = 4000 }, xp = 15, is_active = active }));

    private static async Task Retire(TestPerson admin, string at)
    {
        var terms = JsonSerializer.SerializeToNode((await admin.Get($"{at}/terms")).GetProperty("terms"))!.AsObject();
        terms["is_active"] = false;
        var answer = await admin.Put(at, terms);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private object Terms(string slug, object reward) => new
    {
        slug, name = slug, starts_at = world.Clock.GetUtcNow().AddMilliseconds(-1), ends_at = world.Clock.GetUtcNow().AddDays(20), rewards = new[] { reward },
    };

    private static Dictionary<string, object?> Reward(int level, string? achievement, string? avatar) => new() { ["level"] = level, ["coins"] = 5, ["achievement"] = achievement, ["avatar"] = avatar };

    private static async Task<string> Made(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }

    private static async Task Refused(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
    }
}
