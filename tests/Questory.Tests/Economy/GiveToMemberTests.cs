using System.Net;
using System.Text.Json;
using Npgsql;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Economy;

/// <summary>What one member gives to another, alone and in a crowd.</summary>
public sealed class GiveToMemberTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("RL-110"), Row("RL-111")]
    public async Task What_is_given_leaves_one_wallet_and_enters_the_other_once_however_often_it_is_sent()
    {
        var (giver, receiver) = (await Holding(100), await world.People.NewLearner("campus"));
        var first = (await giver.Gives(receiver, 30, "a", "For your help")).Is(HttpStatusCode.OK);
        Assert.Equal((70L, 30L), (first.Body.Long("balance"), first.Body.Long("amount")));
        var again = (await giver.Gives(receiver, 30, "a", "For your help")).Is(HttpStatusCode.OK);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("idempotency_key_reused", (await giver.Gives(receiver, 31, "a", "For your help")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("idempotency_key_reused", (await giver.Gives(await world.People.NewLearner("campus"), 30, "a", "For your help")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal((70L, 30L), (await giver.Gold(), await receiver.Gold()));
        // The key is the giver's own: another may happen to send the same.
        Assert.Equal(25, (await receiver.Gives(giver, 5, "a")).Is(HttpStatusCode.OK).Body.Long("balance"));

        var (left, entered) = ((await Lines(giver))[1], (await Lines(receiver))[1]);
        Assert.Equal((-30L, receiver.Id.Value), (left.Long("amount"), left.GetProperty("other").GetGuid()));
        Assert.Equal((30L, giver.Id.Value), (entered.Long("amount"), entered.GetProperty("other").GetGuid()));
        Assert.Equal($"Given to a member: {await NameOf(receiver)} · For your help", left.Text("reason"));
        Assert.Equal($"Given by a member: {await NameOf(giver)} · For your help", entered.Text("reason"));
        Assert.Equal(1L, await world.Scalar<long>("""
            select count(*) from platform_activity where account_id = $1 and verb = 'gave' and object_id = $2 and facts = '{"amount": 30, "currency": "gold"}' and session_id is not null
            """, giver.Id.Value, first.Body.GetProperty("id").GetGuid()));
    }

    [Fact, Row("RL-110"), Row("RL-111")]
    public async Task What_may_not_be_given_is_refused_and_moves_nothing()
    {
        var (giver, receiver) = (await Holding(10), await world.People.NewLearner("campus"));
        var (tooMuch, suspended, locked) = (await giver.Gives(receiver, 11, "b"), await world.People.NewLearner("campus"), await world.People.NewLearner("campus"));
        Assert.Equal(("too_few_coins", "This needs 11 gold; there are 10."), (tooMuch.Is(HttpStatusCode.Conflict).Code, tooMuch.Body.Text("detail")));
        Assert.Equal("yourself", (await giver.Gives(giver, 1, "b")).Is(HttpStatusCode.Conflict).Code);
        await world.Execute("update realms_members set suspended_at = now(), suspended_reason = 'x' where account_id = $1", suspended.Id.Value);
        await world.Execute("update accounts_accounts set status = 'suspended', suspended_reason = 'x' where id = $1", locked.Id.Value);
        foreach (var nobody in (TestPerson[])[suspended, locked, await world.People.NewLearner("academy"), await world.People.NewStranger("campus")])
            (await giver.Gives(nobody, 1, "b")).Is(HttpStatusCode.NotFound);
        Assert.Equal(["amount"], (await giver.Gives(receiver, 0, "b")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["amount"], (await giver.Gives(receiver, -5, "b")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["currency"], (await giver.Gives(receiver, 1, "b", currency: "rubles")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["idempotency-key"], (await giver.Gives(receiver, 1, key: null)).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["idempotency-key"], (await giver.Gives(receiver, 1, new string('k', 129))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["note"], (await giver.Gives(receiver, 1, "b", new string('n', 201))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal((10L, 0L), (await giver.Gold(), await world.Scalar<long>("select count(*) from economy_transfers where account_id = $1", receiver.Id.Value)));
        // What was refused has used no key.
        (await giver.Gives(receiver, 10, "b")).Is(HttpStatusCode.OK);
    }

    [Fact, Row("RL-110")]
    public async Task Children_give_each_other_nothing_unless_the_realm_says_so()
    {
        var (giver, receiver, admin) = (await world.People.NewLearner("other"), await world.People.NewLearner("other"), await world.People.NewAdmin("other"));
        (await admin.Http.Tell(admin.At($"/wallets/{giver.Id}/adjustments"), new { currency = "coins", amount = 5, reason = "Prize" })).Is(HttpStatusCode.OK);
        Assert.Equal("giving_is_off", (await giver.Gives(receiver, 5, "a", currency: "coins")).Is(HttpStatusCode.Forbidden).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["economy.members_give"] = true } })).Is(HttpStatusCode.NoContent);
        (await giver.Gives(receiver, 5, "a", currency: "coins")).Is(HttpStatusCode.OK);
    }

    [Fact, Row("RL-110"), Row("RL-111")]
    public async Task Of_two_gifts_of_the_last_coin_at_once_one_succeeds_on_whichever_node()
    {
        await using var node = await world.SecondNode();
        for (var round = 0; round < 8; round++)
        {
            var (giver, a, b) = (await Holding(1), await world.People.NewLearner("campus"), await world.People.NewLearner("campus"));
            var elsewhere = node.See(giver);
            var both = await Task.WhenAll(giver.Gives(a, 1, "one"), (round % 2 == 0 ? giver : elsewhere).Gives(b, 1, "two"));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(answer => answer.Status).Order());
            Assert.Equal((0L, 1L), (await giver.Gold(), await a.Gold() + await b.Gold()));
            // And the same one from two nodes at once is one.
            var lucky = await a.Gold() == 1 ? a : b;
            var twice = await Task.WhenAll(lucky.Gives(giver, 1, "back"), node.See(lucky).Gives(giver, 1, "back"));
            Assert.Equal(twice[0].Is(HttpStatusCode.OK).Text, twice[1].Text);
            Assert.Equal(1, await giver.Gold());
        }
    }

    [Fact, Row("RL-111")]
    public async Task Those_who_give_to_one_person_at_once_each_have_an_outcome_of_their_own()
    {
        var receiver = await world.People.NewLearner("campus");
        var givers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Holding(i % 4 == 0 ? 1 : 10)));
        await world.Execute($"alter table economy_transfers add constraint no_seven check (amount <> 7 or account_id <> '{givers[1].Id}')");
        var answers = await Task.WhenAll(givers.Select((giver, i) => giver.Gives(receiver, i == 1 ? 7 : 5, "x")));
        for (var i = 0; i < givers.Length; i++)
        {
            Assert.Equal(i % 4 == 0 ? HttpStatusCode.Conflict : i == 1 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, answers[i].Status);
            Assert.Equal(i % 4 == 0 ? 1 : i == 1 ? 10 : 5, await givers[i].Gold());
        }
        Assert.Equal(17 * 5, await receiver.Gold());
    }

    [Fact, Row("RL-110"), Row("RL-111")]
    public async Task Fifty_gifts_at_once_to_and_fro_leave_as_much_as_there_was_and_every_balance_is_earned_less_spent()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Holding(20)));
        var random = new Random(7);
        var gifts = Enumerable.Range(0, 50).Select(i => (From: i % 10, To: (i % 10 + random.Next(1, 10)) % 10, Amount: random.Next(1, 15))).ToList();
        var answers = await Task.WhenAll(gifts.Select((gift, i) => people[gift.From].Gives(people[gift.To], gift.Amount, $"{i}")));
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.OK || answer.Code == "too_few_coins", answer.Text));
        Assert.True(answers.Count(answer => answer.Status == HttpStatusCode.OK) > 10);

        var balances = new long[10];
        for (var i = 0; i < 10; i++)
        {
            balances[i] = await people[i].Gold();
            var moved = gifts.Zip(answers, (gift, answer) => (gift, answer.Status)).Where(one => one.Status == HttpStatusCode.OK).Select(one => one.gift).ToList();
            Assert.Equal(20 + moved.Where(gift => gift.To == i).Sum(gift => gift.Amount) - moved.Where(gift => gift.From == i).Sum(gift => gift.Amount), balances[i]);
        }
        Assert.Equal(200, balances.Sum());
        Assert.Equal(0L, await world.Scalar<long>("""
            select count(*) from economy_wallets w where balance < 0 or balance <> (select coalesce(sum(case debit_book when 'wallet' then -amount else amount end), 0)
                from economy_transfers t where (t.account_id, t.realm_id, t.currency) = (w.account_id, w.realm_id, w.currency))
            """));
        // Nothing is on its way: what entered the book between people has left it.
        Assert.Equal(0m, await world.Scalar<decimal>("select sum(case credit_book when 'clearing' then amount else -amount end) from economy_transfers where 'clearing' in (debit_book, credit_book)"));
    }

    [Fact, Row("RL-110"), Row("AE-076")]
    public async Task Beneath_the_api_nobody_touches_anothers_wallet_but_to_give_out_of_their_own()
    {
        var (giver, other, receiver) = (await Holding(10), await Holding(10), await Holding(10));
        const string give = "select economy_give(array[$1], array[$2], array['gold'], array[5], array[gen_random_uuid()], array[''], now())";
        await using (var together = await Context.Of(world, null, "company", "campus", giver.Id))
        {
            Assert.Equal(1L, await together.Scalar<long>("select count(*) from economy_wallets"));
            Assert.Equal(0, await together.Execute("update economy_wallets set balance = 0 where account_id = $1", receiver.Id.Value));
            await together.Execute(give, giver.Id.Value, receiver.Id.Value);
            // And the wall stands again after it.
            Assert.Equal(1L, await together.Scalar<long>("select count(*) from economy_wallets"));
        }
        foreach (var (person, scope, realm, company) in ((TestPerson?, string, string?, TestPerson[])[])
            [(giver, "own", "campus", []), (giver, "own", "campus", [other]), (null, "company", "campus", [giver]), (null, "company", null, [other]), (null, "", "campus", [other])])
        {
            await using var context = await Context.Of(world, person?.Id, scope, realm, [.. company.Select(one => one.Id)]);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => context.Execute(give, other.Id.Value, receiver.Id.Value));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        // More than there is, and less than nothing, the database itself refuses.
        foreach (var amount in (string[])["11", "-5", "0"])
        {
            await using var greedy = await Context.Of(world, null, "company", "campus", giver.Id);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => greedy.Execute(give.Replace("array[5]", $"array[{amount}]"), giver.Id.Value, receiver.Id.Value));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        }
        Assert.Equal((10L, 10L, 10L), (await giver.Gold(), await other.Gold(), await receiver.Gold()));
    }

    private async Task<TestPerson> Holding(long amount)
    {
        var (person, admin) = (await world.People.NewLearner("campus"), await world.People.NewAdmin("campus"));
        (await admin.Http.Tell(admin.At($"/wallets/{person.Id}/adjustments"), new { currency = "gold", amount, reason = "Prize" })).Is(HttpStatusCode.OK);
        return person;
    }

    private Task<string?> NameOf(TestPerson person) => world.Scalar<string>("select display_name from accounts_accounts where id = $1", person.Id.Value);

    private static async Task<List<JsonElement>> Lines(TestPerson person) => [.. (await person.Get("/wallets/me/movements")).GetProperty("items").EnumerateArray()];
}
