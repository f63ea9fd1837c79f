using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

public sealed class GalleryTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Sample = """
        {"collections": [{"slug": "space-crew", "name": "Space Crew", "description": "Up and away."}], "avatars": [
         {"slug": "clai-default", "name": "Clai (Default)", "image_url": "/avatars/clai.png", "category": "robot", "rarity": "common", "unlock_type": "default"},
         {"slug": "fox-explorer", "name": "Fox Explorer", "image_url": "/avatars/fox.png", "category": "animal", "rarity": "common", "unlock_type": "level",
          "unlock_criteria": {"measure": "level", "at_least": 3}, "collection": "space-crew"},
         {"slug": "space-cadet", "name": "Space Cadet", "image_url": "/avatars/space.png", "category": "fantasy", "rarity": "rare", "unlock_type": "purchase",
          "price": {"coins": 80, "keys": 1}, "collection": "space-crew"}]}
        """;

    [Fact, Row("AE-070")]
    public async Task The_gallery_shows_what_is_owned_how_the_rest_is_come_by_and_what_it_costs()
    {
        var realm = new RealmId(await world.Scalar<Guid>("select id from realms_realms where slug = 'kids'"));
        Task<int> Load() => world.AsSystem<int>(services => services.GetRequiredService<AvatarCatalogue>().Add(realm, JsonElement.Parse(Sample), CancellationToken.None));
        Assert.Equal(3, await Load());
        Assert.Equal(0, await Load());

        var child = await world.People.NewLearner();
        var gallery = await child.Get("/progress/avatars");
        Assert.Equal(["clai-default", "fox-explorer", "space-cadet"], gallery.EnumerateArray().Select(shown => shown.Text("slug")));
        Assert.Equal([true, false, false], gallery.EnumerateArray().Select(shown => shown.GetProperty("is_owned").GetBoolean()));
        Assert.Equal(["default", "level", "purchase"], gallery.EnumerateArray().Select(shown => shown.Text("unlock_type")));
        Assert.Equal("""{"coins":80,"keys":1}""", gallery[2].GetProperty("price").GetRawText());
        Assert.Equal(33, gallery[1].Long("percent"));
        Assert.Equal("Space Crew", gallery[1].GetProperty("collection").Text("name"));
        Assert.Equal(["fox-explorer"], await Slugs(child, "?category=animal"));
        Assert.Equal(["space-cadet"], await Slugs(child, "?rarity=rare"));
        Assert.Equal(["fox-explorer", "space-cadet"], await Slugs(child, "?collection=space-crew"));
        Assert.Equal(["space-cadet"], await Slugs(child, "?unlock_type=purchase"));

        var crew = Assert.Single((await child.Get("/progress/collections")).EnumerateArray());
        Assert.Equal((0, 2), (crew.Long("owned"), crew.Long("total")));
        await world.Answers(child, true, 346);
        crew = Assert.Single((await child.Get("/progress/collections")).EnumerateArray());
        Assert.Equal((1, 2), (crew.Long("owned"), crew.Long("total")));
    }

    [Theory, Row("AE-070")]
    [InlineData("?unlock_type=gift", "unlock_type"), InlineData("?category=dinosaur", "category"), InlineData("?rarity=mythic", "rarity")]
    public async Task A_filter_that_names_nothing_is_bad_input(string query, string field)
    {
        var answer = await (await world.People.NewLearner("other")).Http.Ask($"/api/realms/other/progress/avatars{query}");
        Assert.Contains(field, answer.Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Theory, Row("AE-070"), Row("AE-080")]
    [InlineData("unlock_type", "\"gift\""), InlineData("rarity", "\"mythic\""), InlineData("category", "\"dinosaur\""), InlineData("slug", "\"Not A Slug\"")]
    [InlineData("slug", "null"), InlineData("name", "\"\""), InlineData("image_url", "\"https://elsewhere.example/x.png\""), InlineData("image_url", "\"//elsewhere.example/x.png\"")]
    [InlineData("price", """{"coins": 0}"""), InlineData("price", """{"coins": -5}"""), InlineData("price", """{"pearls": 5}"""), InlineData("collection", "\"nowhere\"")]
    [InlineData("unlock_criteria", """{"measure": "luck", "at_least": 1}"""), InlineData("unlock_criteria", "7"), InlineData("sort_order", "-1")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field(string field, string json)
    {
        var terms = Wardrobe.Terms("fine");
        terms[field] = System.Text.Json.Nodes.JsonNode.Parse(json);
        var admin = await world.People.NewAdmin("other");
        var answer = await admin.Http.Tell("/api/realms/other/progress/avatars", terms);
        Assert.Contains(field, answer.Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(0, await world.Scalar<long>("select count(*) from progress_avatars where slug = 'fine'"));
    }

    [Fact, Row("AE-070")]
    public async Task Only_what_is_bought_has_a_price() => Assert.Contains("price",
        (await (await world.People.NewAdmin("other")).Http.Tell("/api/realms/other/progress/avatars", Wardrobe.Terms("gratis", "level", new { coins = 5 })))
            .Is(HttpStatusCode.UnprocessableEntity).Faults);

    private static async Task<IEnumerable<string?>> Slugs(TestPerson person, string query) =>
        (await person.Get("/progress/avatars" + query)).EnumerateArray().Select(shown => shown.Text("slug"));
}
