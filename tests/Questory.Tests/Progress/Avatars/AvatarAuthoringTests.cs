using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

public sealed class AvatarAuthoringTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-080"), Row("AE-070")]
    public async Task Avatars_are_added_edited_ordered_retired_and_removed_with_a_line_of_audit_each()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var (a, b) = (await admin.Define(Wardrobe.Terms("a", "default")), await admin.Define(Wardrobe.Terms("b", price: new { coins = 5 })));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post("/progress/avatars", Wardrobe.Terms("a", "default"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Put("/progress/avatars/order", new { avatars = new[] { b, a } })).StatusCode);
        Assert.Equal(["b", "a"], (await child.Get("/progress/avatars")).EnumerateArray().Select(shown => shown.Text("slug")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Put("/progress/avatars/order", new { avatars = new[] { b, b } })).StatusCode);

        var edited = Wardrobe.Terms("b", price: new { coins = 7, keys = 2 });
        edited["name"] = "Better";
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/avatars/{b}", edited)).StatusCode);
        Assert.Equal(("Better", """{"coins":7,"keys":2}"""), ((await child.Avatar("b")).Text("name"), (await child.Avatar("b")).GetProperty("price").GetRawText()));
        edited["slug"] = "c";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Put($"/progress/avatars/{b}", edited)).StatusCode);

        await child.Put($"/progress/avatars/{a}/wearing", null);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Delete($"/progress/avatars/{a}")).StatusCode);
        var retired = Wardrobe.Terms("a", "default");
        retired["is_active"] = false;
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/avatars/{a}", retired)).StatusCode);
        Assert.True(await child.Owns("a"));
        Assert.DoesNotContain((await (await world.People.NewLearner()).Get("/progress/avatars")).EnumerateArray(), shown => shown.Text("slug") == "a");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete($"/progress/avatars/{b}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Delete($"/progress/avatars/{b}")).StatusCode);

        foreach (var (action, times) in new[] { ("define avatar", 2), ("arrange avatars", 1), ("change avatar", 2), ("remove avatar", 1) })
            Assert.Equal(times, await world.Scalar<long>("select count(*) from platform_audit where account_id = $1 and action = $2", admin.Id.Value, action));
    }

    [Fact, Row("AE-080"), Row("AE-070")]
    public async Task A_collection_is_kept_while_avatars_are_in_it()
    {
        var admin = await world.People.NewAdmin("other");
        var made = await admin.Post("/progress/collections", new { slug = "crew", name = "Crew", description = "All of us." });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Json()).Text("id");
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post("/progress/collections", new { slug = "crew", name = "Crew" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post("/progress/collections", new { slug = "The Crew", name = "Crew" })).StatusCode);
        var avatar = await admin.Define(Wardrobe.Terms("sailor", "default", collection: "crew"));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Delete($"/progress/collections/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/collections/{id}", new { name = "The Crew" })).StatusCode);
        Assert.Equal("The Crew", (await admin.Get("/progress/collections"))[0].Text("name"));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete($"/progress/avatars/{avatar}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.Delete($"/progress/collections/{id}")).StatusCode);
    }

    [Fact, Row("AE-070")]
    public async Task A_child_cannot_write_the_catalogue() => Assert.Equal(HttpStatusCode.Forbidden,
        (await (await world.People.NewLearner()).Post("/progress/avatars", Wardrobe.Terms("mine", "default"))).StatusCode);
}
