using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

public sealed class BuyingTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-071"), Row("AE-042")]
    public async Task Bought_twice_is_paid_once_and_a_price_that_cannot_be_paid_whole_takes_nothing()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await admin.Holds(child, "coins", 100);
        var eighty = await admin.Define(Wardrobe.Terms("eighty", price: new { coins = 80 }));
        var both = await admin.Define(Wardrobe.Terms("both", price: new { coins = 10, keys = 1 }));

        Assert.Equal((HttpStatusCode.OK, null), await child.Buys(eighty));
        Assert.Equal(20, await child.Balance("coins"));
        Assert.True(await child.Owns("eighty"));
        Assert.Equal((HttpStatusCode.Conflict, "owned"), await child.Buys(eighty));
        Assert.Equal(20, await child.Balance("coins"));

        Assert.Equal((HttpStatusCode.Conflict, "too_few_coins"), await child.Buys(both));
        Assert.Equal((20, 0), (await child.Balance("coins"), await child.Balance("keys")));
        Assert.False(await child.Owns("both"));

        await admin.Holds(child, "keys", 1);
        Assert.Equal((HttpStatusCode.OK, null), await child.Buys(both));
        Assert.Equal((10, 0), (await child.Balance("coins"), await child.Balance("keys")));
        Assert.Equal(3, (await child.Get("/wallets/me/movements")).GetProperty("items").EnumerateArray().Count(line => line.Long("amount") < 0));
        Assert.Equal(-80, await world.Scalar<long>(
            "select -amount from economy_transfers where account_id = $1 and source_key = $2", child.Id.Value, $"avatar:{eighty}:coins"));
    }

    [Fact, Row("AE-071"), Row("AE-042")]
    public async Task Of_two_purchases_of_15_at_once_with_20_coins_one_succeeds_and_5_remain()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await admin.Holds(child, "coins", 20);
        var one = await admin.Define(Wardrobe.Terms("one", price: new { coins = 15 }));
        var two = await admin.Define(Wardrobe.Terms("two", price: new { coins = 15 }));
        var answers = await Task.WhenAll(child.Buys(one), child.Buys(two), child.Buys(one), child.Buys(two));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(5, await child.Balance("coins"));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from progress_owned_avatars o join progress_avatars a on a.id = o.avatar_id where o.account_id = $1 and a.unlock_type = 'purchase'", child.Id.Value));
    }

    [Fact, Row("AE-071")]
    public async Task Bought_in_two_tabs_at_once_it_is_paid_once()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await admin.Holds(child, "coins", 100);
        var avatar = await admin.Define(Wardrobe.Terms("tabs", price: new { coins = 30 }));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => child.Buys(avatar)));
        Assert.Equal([.. Enumerable.Repeat("owned", 5), null], answers.Select(answer => answer.Code).OrderDescending());
        Assert.Equal(70, await child.Balance("coins"));
    }

    [Fact, Row("AE-071")]
    public async Task The_same_request_sent_again_under_its_key_is_one_purchase()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await admin.Holds(child, "coins", 50);
        var avatar = await admin.Define(Wardrobe.Terms("keyed", price: new { coins = 30 }));
        async Task<HttpStatusCode> Buy()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, child.At($"/progress/avatars/{avatar}/purchase"));
            request.Headers.Add("Idempotency-Key", "buy-keyed");
            return (await child.Http.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, await Buy());
        Assert.Equal(HttpStatusCode.OK, await Buy());
        Assert.Equal(20, await child.Balance("coins"));
    }

    [Fact, Row("AE-071")]
    public async Task What_is_earned_cannot_be_bought_and_what_is_gone_from_the_shop_cannot_either()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await admin.Holds(child, "coins", 50);
        var earned = await admin.Define(Wardrobe.Terms("earned", "level", criteria: """{"measure":"level","at_least":50}"""));
        var terms = Wardrobe.Terms("retired", price: new { coins = 5 });
        var retired = await admin.Define(terms);
        terms["is_active"] = false;
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/avatars/{retired}", terms)).StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "not_for_sale"), await child.Buys(earned));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await child.Buys(retired));
        Assert.Equal(HttpStatusCode.NotFound, (await child.Buys(Guid.NewGuid().ToString())).Status);
        Assert.Equal(50, await child.Balance("coins"));
    }
}
