using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Achievements;

public sealed class AchievementTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("CR-053")]
    public async Task All_conditions_must_hold_and_any_of_several_will_do()
    {
        var child = await world.People.NewLearner();
        var both = await Define(new { slug = "both", name = "Both", xp = 0 }, """{"all":[{"measure":"xp","at_least":100},{"measure":"count:answered:question:right","at_least":2}]}""");
        var either = await Define(new { slug = "either", name = "Either", xp = 0 }, """{"any":[{"measure":"level","at_least":9},{"measure":"count:answered:question","at_least":2}]}""");
        await world.Answers(child, true, 100);
        Assert.Empty(await Held(child, both, either));
        await world.Answers(child, false);
        Assert.Equal([either], await Held(child, both, either));
        await world.Answers(child, true, 0);
        Assert.Equal([both, either], await Held(child, both, either));
    }

    [Fact, Row("AE-061")]
    public async Task One_that_is_not_active_is_never_given()
    {
        var child = await world.People.NewLearner();
        var badge = await Define(new { slug = "asleep", name = "Asleep", measure = "xp", at_least = 1, is_active = false });
        await world.Answers(child, true, 10);
        Assert.Empty(await Held(child, badge));
        Assert.DoesNotContain((await child.Get("/progress/achievements")).EnumerateArray(), shown => shown.Text("slug") == "asleep");
    }

    [Fact, Row("AE-064")]
    public async Task A_secret_one_tells_neither_name_nor_criteria_before_it_is_earned()
    {
        var child = await world.People.NewLearner("other");
        var badge = await Define(new { slug = "hidden-gem", name = "Hidden Gem", rarity = "secret", measure = "xp", at_least = 10 }, realm: "other");
        var raw = await child.Http.GetStringAsync(child.At("/progress/achievements"));
        Assert.DoesNotContain("idden", raw);
        Assert.DoesNotContain(badge, raw);
        await world.Answers(child, true, 10);
        Assert.Contains("Hidden Gem", await child.Http.GetStringAsync(child.At("/progress/achievements")));
    }

    [Fact, Row("AE-063")]
    public async Task Three_are_worn_at_a_time_and_only_own_ones()
    {
        var child = await world.People.NewLearner("other");
        var badges = new List<string>();
        for (var i = 0; i < 5; i++)
            badges.Add(await Define(new { slug = $"worn-{i}", name = $"Worn {i}", measure = "xp", at_least = i < 4 ? 1 : 1000 }, realm: "other"));
        await world.Answers(child, true, 10);
        foreach (var badge in badges.Take(3))
            Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/achievements/{badge}/wearing", null)).StatusCode);
        var fourth = await child.Put($"/progress/achievements/{badges[3]}/wearing", null);
        Assert.Equal(HttpStatusCode.Conflict, fourth.StatusCode);
        Assert.Contains("3", (await fourth.Json()).Text("detail"));
        Assert.Equal("not_earned", (await (await child.Put($"/progress/achievements/{badges[4]}/wearing", null)).Json()).Text("code"));
        Assert.Equal("not_earned", (await (await child.Put($"/progress/achievements/{badges[4]}/favourite", null)).Json()).Text("code"));
        Assert.Equal(HttpStatusCode.NoContent, (await child.Delete($"/progress/achievements/{badges[0]}/wearing")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/achievements/{badges[3]}/wearing", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/achievements/{badges[3]}/favourite", null)).StatusCode);
        Assert.True(Mine(await child.Get("/progress/achievements"), badges[3]).GetProperty("is_favourite").GetBoolean());
        var profile = await (await world.People.NewLearner("other")).Get($"/progress/members/{child.Id}");
        Assert.Equal(["worn-1", "worn-2", "worn-3"], profile.GetProperty("worn").EnumerateArray().Select(worn => worn.Text("slug")));
    }

    [Theory, Row("AE-064")]
    [InlineData("by-rarity", "secret", false, 4321), InlineData("by-mark", "epic", true, 8765)]
    public async Task Criteria_are_told_to_everybody_but_a_secrets_only_to_who_has_earned_it(string slug, string rarity, bool secret, int least)
    {
        var child = await world.People.NewLearner("community");
        await Define(new { slug, name = $"Name of {slug}", rarity, is_secret = secret, measure = "xp", at_least = least }, realm: "community");
        await Define(new { slug = $"open-{slug}", name = $"Open {slug}", measure = "xp", at_least = 1234 }, realm: "community");
        var before = await child.Http.GetStringAsync(child.At("/progress/achievements"));
        Assert.Contains("1234", before);
        Assert.DoesNotContain($"{least}", before);
        Assert.DoesNotContain($"Name of {slug}", before);
        await world.Answers(child, true, 9000);
        Assert.Contains($"{least}", await child.Http.GetStringAsync(child.At("/progress/achievements")));
    }

    [Fact, Row("AE-063")]
    public async Task How_many_are_worn_is_the_realms_choice()
    {
        var (admin, child) = (await world.People.NewAdmin("academy"), await world.People.NewLearner("academy"));
        var badges = new List<string>();
        for (var i = 0; i < 2; i++)
            badges.Add(await Define(new { slug = $"one-{i}", name = $"One {i}", measure = "xp", at_least = 1 }, realm: "academy"));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Put("/settings", new { values = new Dictionary<string, object> { ["progress.achievements_worn"] = 1 } })).StatusCode);
        await world.Answers(child, true, 10);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/achievements/{badges[0]}/wearing", null)).StatusCode);
        var second = await child.Put($"/progress/achievements/{badges[1]}/wearing", null);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("1", (await second.Json()).Text("detail"));
    }

    [Fact, Row("NT-094")]
    public async Task A_new_definition_reaches_those_who_met_it_before_at_the_next_job_run()
    {
        var child = await world.People.NewLearner();
        await world.Answers(child, true, 40);
        var badge = await Define(new { slug = "late-one", name = "Late one", measure = "xp", at_least = 30, xp = 5 });
        await world.Execute("update platform_jobs set due_at = '2000-01-01' where name = 'new achievements'");
        await world.RunDueJobs();
        Assert.Null(await world.Scalar<string>("select last_result from platform_jobs where name = 'new achievements' and last_failed"));
        Assert.Equal([badge], await Held(child, badge));
        Assert.Equal(45, (await child.Get("/progress/me")).GetProperty("progress").Long("total_xp"));
    }

    private static JsonElement Mine(JsonElement list, string id) => list.EnumerateArray().Single(shown => shown.Text("id") == id);

    private async Task<List<string>> Held(TestPerson person, params string[] which) =>
        [.. (await person.Get("/progress/achievements")).EnumerateArray()
            .Where(shown => shown.GetProperty("earned_at").ValueKind != JsonValueKind.Null && which.Contains(shown.Text("id"))).Select(shown => shown.Text("id")!)];

    private async Task<string> Define(object given, string? criteria = null, string realm = "kids")
    {
        var fields = JsonSerializer.SerializeToNode(given)!.AsObject();
        var (measure, least) = (fields["measure"]?.GetValue<string>(), fields["at_least"]?.GetValue<int>());
        fields.Remove("measure");
        fields.Remove("at_least");
        fields["criteria"] = System.Text.Json.Nodes.JsonNode.Parse(criteria ?? $$"""{"measure":"{{measure}}","at_least":{{least}}}""");
        foreach (var (name, value) in new[] { ("description", "Well done."), ("category", "learning"), ("rarity", "common") })
            fields[name] ??= value;
        var answer = await (await world.People.NewAdmin(realm)).Post("/progress/achievements", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }
}
