using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

public sealed class OwningTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-071")]
    public async Task Default_ones_are_everybodys_those_who_join_later_and_those_added_later_too()
    {
        var (admin, early) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await world.Answers(early, true);
        await admin.Define(Wardrobe.Terms("everybodys", "default"));
        await admin.Define(Wardrobe.Terms("at-once", "level"));
        var late = await world.People.NewLearner();
        foreach (var child in new[] { early, late })
            Assert.Equal((true, true), (await child.Owns("everybodys"), await child.Owns("at-once")));
        // Doing something writes them down, and tells nobody of what nobody had to earn.
        Assert.DoesNotContain(await world.Answers(late, true), receipt => receipt.Kind == "avatar");
        Assert.Equal("default", (await late.Avatar("everybodys")).Text("unlock_method"));
        Assert.NotEqual(JsonValueKind.Null, (await late.Avatar("everybodys")).GetProperty("unlocked_at").ValueKind);
    }

    [Fact, Row("AE-071")]
    public async Task Meeting_the_criteria_gives_it_in_the_same_moment_and_once()
    {
        var (admin, child) = (await world.People.NewAdmin("other"), await world.People.NewLearner("other"));
        await admin.Define(Wardrobe.Terms("level-two", "level", criteria: """{"measure":"level","at_least":2}"""));
        await admin.Define(Wardrobe.Terms("badge-bearer", "badge", criteria: """{"measure":"count:earned:achievement:slug=proof","at_least":1}"""));
        await admin.Post("/progress/achievements", new
        {
            slug = "proof", name = "Proof", description = "Well done.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 200 },
        });
        await world.Answers(child, true, 99);
        Assert.False(await child.Owns("level-two"));
        var receipts = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Answers(child, true, 1)))).SelectMany(all => all).ToList();
        Assert.Equal("level-two", Assert.Single(receipts, receipt => receipt.Kind == "avatar").Of);
        Assert.Equal(1, await world.Scalar<long>("select count(*) from platform_activity where verb = 'unlocked' and account_id = $1", child.Id.Value));

        // The badge comes first, and the avatar for it in the same answer.
        Assert.False(await child.Owns("badge-bearer"));
        Assert.Contains(await world.Answers(child, true, 100), receipt => receipt is { Kind: "avatar", Of: "badge-bearer" });
        Assert.True(await child.Owns("badge-bearer"));
        // What is mine stays mine, whatever becomes of the level.
        await admin.Post($"/progress/members/{child.Id}/corrections", new { amount = -150, reason = "Too much" });
        Assert.True(await child.Owns("level-two"));
    }

    [Fact, Row("AE-071")]
    public async Task A_rule_gives_the_avatar_that_its_activity_names_and_nothing_else_can_bring_it()
    {
        var (admin, child) = (await world.People.NewAdmin("community"), await world.People.NewLearner("community"));
        await admin.Define(Wardrobe.Terms("given-alone", "seasonal", criteria: """{"measure":"gift","at_least":1}"""));
        Assert.False(await child.Owns("given-alone"));
        Assert.Equal("not_for_sale", (await child.Buys((await child.Avatar("given-alone")).Text("id")!)).Code);
        var rule = await admin.Put("/progress/rules/avatar-gift", new { replaces = 0, verb = "unlocked", @object = "avatar", title = "A gift", avatar_fact = "slug" });
        Assert.True(rule.IsSuccessStatusCode, await rule.Content.ReadAsStringAsync());
        await world.Does(child, Questory.Progress.Contracts.ProgressActivities.UnlockedAvatar, Guid.NewGuid(), new() { ["slug"] = "given-alone" });
        Assert.True(await child.Owns("given-alone"));
    }

    [Fact, Row("AE-071"), Row("AE-013")]
    public async Task One_owned_avatar_is_worn_and_others_see_it()
    {
        var (admin, child, other) = (await world.People.NewAdmin("campus"), await world.People.NewLearner("campus"), await world.People.NewLearner("campus"));
        var mine = await admin.Define(Wardrobe.Terms("mine", "default"));
        var second = Wardrobe.Terms("second", "level");
        second["image_url"] = "/avatars/fox.png";
        var also = await admin.Define(second);
        var dear = await admin.Define(Wardrobe.Terms("dear", "purchase", new { gold = 5 }));
        await world.Answers(child, true, 10);

        Assert.Equal(JsonValueKind.Null, (await other.Get($"/progress/members/{child.Id}")).GetProperty("avatar").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/avatars/{mine}/wearing", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/avatars/{also}/wearing", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await child.Put($"/progress/avatars/{also}/wearing", null)).StatusCode);
        Assert.Equal("/avatars/fox.png", (await other.Get($"/progress/members/{child.Id}")).Text("avatar"));
        Assert.Contains((await other.Get("/progress/leaderboard")).GetProperty("entries").EnumerateArray(), entry => entry.Text("avatar") == "/avatars/fox.png");
        Assert.Equal("second", Assert.Single((await child.Get("/progress/avatars")).EnumerateArray(), shown => shown.GetProperty("is_worn").GetBoolean()).Text("slug"));

        var unowned = await child.Put($"/progress/avatars/{dear}/wearing", null);
        Assert.Equal((HttpStatusCode.Conflict, "not_owned"), (unowned.StatusCode, (await unowned.Json()).Text("code")));
        Assert.Equal(HttpStatusCode.NotFound, (await child.Put($"/progress/avatars/{Guid.NewGuid()}/wearing", null)).StatusCode);

        // A new picture of the avatar is the one that others see from now on.
        second["image_url"] = "/avatars/space.png";
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/avatars/{also}", second)).StatusCode);
        Assert.Equal("/avatars/space.png", (await other.Get($"/progress/members/{child.Id}")).Text("avatar"));
        Assert.Equal(HttpStatusCode.NoContent, (await child.Delete($"/progress/avatars/{also}/wearing")).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await other.Get($"/progress/members/{child.Id}")).GetProperty("avatar").ValueKind);
    }

    [Fact, Row("AE-071")]
    public async Task Two_put_on_at_once_leave_one_worn()
    {
        var (admin, child) = (await world.People.NewAdmin("collective"), await world.People.NewLearner("collective"));
        var all = new List<string>();
        for (var i = 0; i < 4; i++)
            all.Add(await admin.Define(Wardrobe.Terms($"quick-{i}", "default")));
        var answers = await Task.WhenAll(all.Concat(all).Select(id => child.Put($"/progress/avatars/{id}/wearing", null)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from progress_owned_avatars where account_id = $1 and is_worn", child.Id.Value));
    }
}
