using System.Net;
using System.Text.RegularExpressions;
using Questory.Tests.Accounts;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Economy;

public sealed class GivingPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("RL-110")]
    public async Task From_a_member_s_page_the_way_leads_to_a_form_that_gives_once()
    {
        var (giver, receiver, admin) = (await world.People.NewLearner("campus"), await world.People.NewLearner("campus"), await world.People.NewAdmin("campus"));
        (await admin.Http.Tell(admin.At($"/wallets/{giver.Id}/adjustments"), new { currency = "gold", amount = 10, reason = "Prize" })).Is(HttpStatusCode.OK);
        var form = $"/r/campus/wallet?to={receiver.Id}";
        Assert.Contains(form, await Read(giver, $"/r/campus/people/{receiver.Id}"));
        Assert.DoesNotContain("?to=", await Read(giver, $"/r/campus/people/{giver.Id}"));
        var name = await world.Scalar<string>("select display_name from accounts_accounts where id = $1", receiver.Id.Value);
        var shown = await Read(giver, form);
        Assert.Contains($"Give to {name}", shown);
        var key = Regex.Match(shown, "name=\"Key\" value=\"([0-9a-f-]+)\"").Groups[1].Value;

        foreach (var (amount, said) in ((string, string)[])[("11", "You have less than that."), ("x", "Type a number here"), ("0.5", "From 1 to"), ("-1", "between 0")])
        {
            var refused = await giver.Http.Post(form, "gift", ("Key", key), ("Currency", "gold"), ("Amount", amount));
            Assert.True((int)refused.StatusCode is 409 or 422, $"{refused.StatusCode}");
            Assert.Contains(said, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        }
        for (var click = 0; click < 2; click++)
            Assert.Equal(HttpStatusCode.Redirect, (await giver.Http.Post(form, "gift", ("Key", key), ("Currency", "gold"), ("Amount", "4"), ("Note", "Thanks"))).StatusCode);
        Assert.Equal((6L, 4L), (await giver.Gold(), await receiver.Gold()));
        Assert.Contains($"Given to a member: {name} · Thanks", await Read(giver, "/r/campus/wallet?given=1"));
    }

    [Fact, Row("RL-110")]
    public async Task Where_members_do_not_give_there_is_no_way_and_no_form()
    {
        var (child, other) = (await world.People.NewLearner(), await world.People.NewLearner());
        Assert.DoesNotContain("?to=", await Read(child, $"/r/kids/people/{other.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await child.Http.GetAsync($"/r/kids/wallet?to={other.Id}")).StatusCode);
    }

    private static async Task<string> Read(TestPerson person, string page)
    {
        var answer = await person.Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
