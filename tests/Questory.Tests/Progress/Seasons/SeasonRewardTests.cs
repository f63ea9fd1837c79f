using System.Net;
using System.Text.Json;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Seasons;

public sealed class SeasonRewardTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static int years;

    [Fact, Row("AE-069")]
    public async Task Reward_3_twice_and_5_once_at_level_4_is_success_conflict_conflict()
    {
        var child = await world.People.NewLearner();
        var id = await Season(Reward(3, coins: 30, keys: 1, xp: 20), Reward(5, coins: 50));
        await world.Answers(child, true, 763);

        var first = await child.Put($"/progress/seasons/{id}/rewards/3/claim", null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal([("coins", 30L), ("keys", 1L), ("xp", 20L)], (await first.Json()).GetProperty("receipts").EnumerateArray()
            .Where(receipt => receipt.Text("kind") is "xp" or "currency").Select(receipt => (receipt.Text("kind") == "xp" ? "xp" : receipt.Text("of")!, receipt.Long("amount"))).Order());
        await Refused(child, id, "3", HttpStatusCode.Conflict, "already_claimed");
        await Refused(child, id, "5", HttpStatusCode.Conflict, "not_reached");
        await Refused(child, id, "4", HttpStatusCode.NotFound, "not_found");
        await Refused(child, id, "three", HttpStatusCode.NotFound, "not_found");

        var season = await child.Get("/progress/seasons/current");
        Assert.Equal([3], season.GetProperty("rewards_claimed").EnumerateArray().Select(level => level.GetInt32()));
        Assert.Equal(["reached", "reached", "claimed", "reached", "locked"], season.GetProperty("levels").EnumerateArray().Take(5).Select(level => level.Text("state")));
        var me = await child.Get("/progress/me");
        Assert.Equal((1, 30, 1), (me.Long("season_rewards_claimed"), me.GetProperty("balances").Long("coins"), me.GetProperty("balances").Long("keys")));
    }

    [Fact, Row("AE-069")]
    public async Task Parallel_claims_pay_once()
    {
        var child = await world.People.NewLearner();
        var id = await Season(Reward(1, coins: 7));
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => child.Put($"/progress/seasons/{id}/rewards/1/claim", null)));
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)], claims.Select(claim => claim.StatusCode).Order());
        Assert.Equal(7, (await child.Get("/progress/me")).GetProperty("balances").Long("coins"));
    }

    [Fact, Row("AE-069")]
    public async Task What_was_reached_can_be_claimed_after_the_end_and_what_was_not_cannot()
    {
        var child = await world.People.NewLearner();
        var id = await Season(Reward(2, xp: 10), Reward(3, coins: 50));
        await world.Answers(child, true, 100);
        world.Clock.Advance(TimeSpan.FromDays(30));
        await world.Answers(child, true, 5000);
        await Refused(child, id, "3", HttpStatusCode.Conflict, "not_reached");
        Assert.Equal(HttpStatusCode.OK, (await child.Put($"/progress/seasons/{id}/rewards/2/claim", null)).StatusCode);
        var season = await child.Get($"/progress/seasons/{id}");
        Assert.Equal((100, 2, false, 0), (season.Long("season_xp"), season.Long("season_level"), season.GetProperty("is_active").GetBoolean(), season.Long("days_left")));
        Assert.Equal([2], season.GetProperty("rewards_claimed").EnumerateArray().Select(level => level.GetInt32()));
    }

    [Fact, Row("AE-069")]
    public async Task A_badge_comes_with_a_reward_once()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var badge = await admin.Post("/progress/achievements", new { slug = "diver", name = "Diver", description = "Deep.", category = "events", rarity = "event", criteria = new { }, xp = 15 });
        Assert.Equal(HttpStatusCode.Created, badge.StatusCode);
        var id = await Season(Reward(1, achievement: "diver"));
        var claimed = await child.Put($"/progress/seasons/{id}/rewards/1/claim", null);
        Assert.True(claimed.IsSuccessStatusCode, await claimed.Content.ReadAsStringAsync());
        var claim = await claimed.Json();
        Assert.Equal([("achievement", 1L), ("xp", 15L)], claim.GetProperty("receipts").EnumerateArray().Select(receipt => (receipt.Text("kind")!, receipt.Long("amount"))));
        Assert.Equal("claimed season_reward", await world.Scalar<string>("select source from progress_earned_achievements where account_id = $1", child.Id.Value));
    }

    [Fact, Row("AE-069"), Row("AE-071")]
    public async Task An_avatar_comes_with_a_reward_once_and_in_no_other_way()
    {
        var (admin, child, other) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.NewLearner());
        await admin.Define(Wardrobe.Terms("sea-horse", "seasonal", criteria: """{"measure":"gift","at_least":1}"""));
        var reward = Reward(1, coins: 5);
        reward["avatar"] = "sea-horse";
        var id = await Season(reward);
        await world.Answers(child, true);
        Assert.False(await child.Owns("sea-horse"));
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => child.Put($"/progress/seasons/{id}/rewards/1/claim", null)));
        var receipts = (await claims.Single(claim => claim.StatusCode == HttpStatusCode.OK).Json()).GetProperty("receipts").EnumerateArray().ToList();
        Assert.Equal([("avatar", "sea-horse"), ("currency", "coins")], receipts.Select(receipt => (receipt.Text("kind")!, receipt.Text("of")!)).Order());
        Assert.Equal((true, false), (await child.Owns("sea-horse"), await other.Owns("sea-horse")));
        Assert.Equal("claimed season_reward", await world.Scalar<string>("""
            select unlock_method from progress_owned_avatars o join progress_avatars a on a.id = o.avatar_id where o.account_id = $1 and a.slug = 'sea-horse'
            """, child.Id.Value));
        var unknown = Reward(1);
        unknown["avatar"] = "no-such-avatar";
        Assert.True((await (await Plan([unknown])).Json()).GetProperty("errors").TryGetProperty("rewards[0].avatar", out _));
    }

    [Fact, Row("AE-069"), Row("AE-080")]
    public async Task A_claimed_reward_stays_in_the_season_and_a_changed_one_is_not_paid_again()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var (from, id) = (world.Clock.GetUtcNow(), await Season(Reward(1, coins: 7), Reward(2, coins: 9)));
        Assert.Equal(HttpStatusCode.OK, (await child.Put($"/progress/seasons/{id}/rewards/1/claim", null)).StatusCode);
        var terms = JsonSerializer.SerializeToNode((await admin.Get($"/progress/seasons/{id}/terms")).GetProperty("terms"))!.AsObject();
        terms["rewards"] = JsonSerializer.SerializeToNode(new[] { Reward(2, coins: 9) });
        Assert.Equal("reward_claimed", (await (await admin.Put($"/progress/seasons/{id}", terms)).Json()).Text("code"));
        terms["rewards"] = JsonSerializer.SerializeToNode(new[] { Reward(1, coins: 700) });
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/seasons/{id}", terms)).StatusCode);
        await Refused(child, id, "1", HttpStatusCode.Conflict, "already_claimed");
        Assert.Equal(7, (await child.Get("/progress/me")).GetProperty("balances").Long("coins"));
    }

    [Theory, Row("AE-069")]
    [InlineData("level", 0), InlineData("level", 31), InlineData("coins", -1), InlineData("achievement", "no-such-badge")]
    public async Task A_reward_that_cannot_be_is_refused_by_field(string field, object value)
    {
        var reward = Reward(2, coins: 5);
        reward[field] = value;
        var answer = await Plan([reward]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty($"rewards[0].{field}", out _), await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Plan([Reward(2)])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Plan([Reward(2, coins: 1), Reward(2, xp: 1)])).StatusCode);
    }

    [Fact, Row("RL-099")]
    public async Task The_seasons_board_ranks_its_own_XP()
    {
        var (early, late) = (await world.People.NewLearner("other"), await world.People.NewLearner("other"));
        await world.Answers(early, true, 900);
        Assert.Equal(HttpStatusCode.NotFound, await early.Status("/progress/leaderboard?period=season"));
        await Season("other", Reward(1, coins: 1));
        await world.Answers(early, true, 10);
        await world.Answers(late, true, 40);
        var board = await early.Get("/progress/leaderboard?period=season");
        Assert.Equal([(1L, 40L), (2L, 10L)], board.GetProperty("entries").EnumerateArray().Select(entry => (entry.Long("rank"), entry.Long("xp"))));
        Assert.Equal(2, board.GetProperty("me").Long("rank"));
    }

    private static Dictionary<string, object?> Reward(int level, long xp = 0, long coins = 0, long keys = 0, string? achievement = null) => new()
    {
        ["level"] = level, ["xp"] = xp, ["coins"] = coins, ["keys"] = keys, ["achievement"] = achievement,
    };

    private async Task<HttpResponseMessage> Plan(object[] rewards, string realm = "kids")
    {
        world.Clock.MoveTo(new DateTimeOffset(2027 + Interlocked.Increment(ref years), 3, 1, 8, 0, 0, TimeSpan.Zero));
        var now = world.Clock.GetUtcNow();
        return await (await world.People.NewAdmin(realm)).Post("/progress/seasons", new
        {
            slug = $"season-{years}", name = $"Season {years}", starts_at = now.AddMilliseconds(-1), ends_at = now.AddDays(20), rewards,
        });
    }

    private Task<string> Season(params object[] rewards) => Season("kids", rewards);

    private async Task<string> Season(string realm, params object[] rewards)
    {
        var answer = await Plan(rewards, realm);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }

    private static async Task Refused(TestPerson person, string id, string level, HttpStatusCode status, string code)
    {
        var answer = await person.Put($"/progress/seasons/{id}/rewards/{level}/claim", null);
        Assert.Equal((status, code), (answer.StatusCode, (await answer.Json()).Text("code")));
    }
}
