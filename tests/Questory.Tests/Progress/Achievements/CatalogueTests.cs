using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Achievements;

public sealed class CatalogueTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-060")]
    public async Task Only_active_ones_of_the_category_asked_for_are_listed()
    {
        // The kids realm of this class gets the demo's achievements.
        var (admin, child) = (await world.People.NewAdmin("other"), await world.People.NewLearner("other"));
        await admin.Post("/progress/achievements", Terms("run", "Run", category: "streaks"));
        await admin.Post("/progress/achievements", Terms("rest", "Rest", category: "streaks", active: false));
        await admin.Post("/progress/achievements", Terms("read", "Read"));
        Assert.Equal(["run"], (await child.Get("/progress/achievements?category=streaks")).EnumerateArray().Select(shown => shown.Text("slug")));
        Assert.Equal(["rest", "run"], (await admin.Get("/progress/achievements?category=streaks")).EnumerateArray().Select(shown => shown.Text("slug")).Order());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await child.Status("/progress/achievements?rarity=mythic"));
    }

    [Theory, Row("AE-060"), Row("CR-052"), Row("NT-093")]
    [InlineData("kids", "rarity", "mythic"), InlineData("community", "rarity", "shiny"), InlineData("kids", "category", "dancing"), InlineData("kids", "xp", -1)]
    [InlineData("kids", "slug", "Not A Slug"), InlineData("kids", "name", ""), InlineData("kids", "coins", -1)]
    public async Task A_value_outside_the_realms_catalogue_is_refused_by_field(string realm, string field, object value)
    {
        var terms = JsonSerializer.SerializeToNode(Terms("fine", "Fine"))!.AsObject();
        terms[field] = JsonSerializer.SerializeToNode(value);
        var answer = await (await world.People.NewAdmin(realm)).Post("/progress/achievements", terms);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
    }

    [Theory, Row("NT-093")]
    [InlineData("""{"measure":"luckiness","at_least":1}"""), InlineData("""{"measure":"xp","at_least":0}"""), InlineData("""{"measure":"count:","at_least":1}""")]
    [InlineData("""{"measure":"xp"}"""), InlineData("""{"all":[{"measure":"xp","at_least":1},{"measure":"~","at_least":1}]}"""), InlineData("7")]
    public async Task Criteria_that_nothing_measures_are_refused(string criteria)
    {
        var terms = JsonSerializer.SerializeToNode(Terms("odd", "Odd"))!.AsObject();
        terms["criteria"] = System.Text.Json.Nodes.JsonNode.Parse(criteria);
        var answer = await (await world.People.NewAdmin()).Post("/progress/achievements", terms);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("criteria", out _));
    }

    [Fact, Row("CR-052"), Row("NT-093")]
    public async Task The_same_slug_or_name_twice_is_a_conflict()
    {
        var admin = await world.People.NewAdmin("community");
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => admin.Post("/progress/achievements", Terms("twin", "Twin"))));
        Assert.Equal(1, all.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(4, all.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post("/progress/achievements", Terms("other", "Twin"))).StatusCode);
    }

    [Fact, Row("AE-060"), Row("NT-093")]
    public async Task One_that_somebody_holds_is_retired_not_removed()
    {
        var (admin, child) = (await world.People.NewAdmin("other"), await world.People.NewLearner("other"));
        var held = (await (await admin.Post("/progress/achievements", Terms("held", "Held"))).Json()).Text("id");
        var free = (await (await admin.Post("/progress/achievements", Terms("free", "Free", atLeast: 1_000_000))).Json()).Text("id");
        await world.Answers(child, true, 10);
        Assert.Equal("held", (await (await admin.Delete($"/progress/achievements/{held}")).Json()).Text("code"));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete($"/progress/achievements/{free}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Delete($"/progress/achievements/{free}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/achievements/{held}", Terms(null, "Held", active: false))).StatusCode);
        Assert.Contains("Held", await child.Http.GetStringAsync(child.At("/progress/achievements")));
        Assert.DoesNotContain("Held", await (await world.People.NewLearner("other")).Http.GetStringAsync(child.At("/progress/achievements")));
    }

    [Fact]
    public async Task A_member_cannot_write_the_catalogue() => Assert.Equal(HttpStatusCode.Forbidden,
        (await (await world.People.NewLearner()).Post("/progress/achievements", Terms("mine", "Mine"))).StatusCode);

    [Theory]
    [InlineData("kids"), InlineData("campus"), InlineData("community"), InlineData("collective"), InlineData("academy")]
    public async Task The_demos_achievements_come_in_once(string edition)
    {
        var file = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "demo", edition, "achievements.json")));
        var realm = new RealmId(await world.Scalar<Guid>("select id from realms_realms where slug = $1", edition));
        Task<int> Load() => world.AsSystem<int>(services => services.GetRequiredService<AchievementCatalogue>().Add(realm, file, CancellationToken.None));
        Assert.Equal(file.GetArrayLength(), await Load());
        Assert.Equal(0, await Load());
    }

    private static object Terms(string? slug, string name, string category = "learning", bool active = true, int atLeast = 1) => new
    {
        slug, name, description = "Well done.", category, rarity = "common", criteria = new { measure = "xp", at_least = atLeast }, is_active = active,
    };
}
