using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Modules;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Replay;

public sealed class ReplayTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Totals = """
        select jsonb_build_object(
            'persons', (select jsonb_agg(to_jsonb(p) - 'updated_at' order by account_id) from progress_persons p where realm_id = r.id),
            'counters', (select jsonb_agg(to_jsonb(c) order by account_id, verb, object_kind, variant) from progress_counters c where realm_id = r.id),
            'scores', (select jsonb_agg(to_jsonb(s) order by account_id, period, starts_on) from progress_period_scores s where realm_id = r.id),
            'pathways', (select jsonb_agg(to_jsonb(s) order by account_id, pathway_id) from progress_pathway_scores s where realm_id = r.id))::text
        from realms_realms r where slug = $1
        """;

    [Theory]
    [InlineData("kids"), InlineData("collective"), InlineData("campus")]
    public async Task Replaying_ledger_and_stream_gives_the_same_totals(string realm)
    {
        var op = await world.People.NewOperator(realm);
        await Play(realm, days: 12, seed: realm.Length);
        var before = await world.Scalar<string>(Totals, realm);
        Assert.True(before!.Length > 3_000, "Hardly anything was played.");

        Assert.Equal((3, 0), await Rebuild(op));
        Assert.Equal(before, await world.Scalar<string>(Totals, realm));

        await world.Execute("update progress_persons set total_xp = 7, level = 9, streak_current = 0 where realm_id = (select id from realms_realms where slug = $1)", realm);
        await world.Execute("update progress_counters set value = value + 3");
        await world.Execute("update progress_period_scores set xp = xp + 3");
        await world.Execute("update progress_pathway_scores set week_xp = 5, month_starts_on = '2020-01-01', total_xp = total_xp + 3");
        Assert.NotEqual(before, await world.Scalar<string>(Totals, realm));
        Assert.Equal((3, 3), await Rebuild(op));
        Assert.Equal(before, await world.Scalar<string>(Totals, realm));
    }

    [Fact]
    public async Task Only_those_who_run_the_installation_may() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.People.NewAdmin()).Post("/progress/rebuild", null)).StatusCode);

    [Fact]
    public async Task The_command_line_says_how_many_and_refuses_an_unknown_realm()
    {
        var root = new RootCommand();
        new Questory.Progress.ProgressModule().Commands(root, new CommandHost(async (_, run, stop) =>
        {
            await using var scope = world.Services.CreateAsyncScope();
            return await run(scope.ServiceProvider, stop);
        }));
        Assert.Equal(0, await root.Parse("progress rebuild --realm academy").InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, await root.Parse("progress rebuild --realm nowhere").InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    private async Task Play(string realm, int days, int seed)
    {
        var (random, admin) = (new Random(seed), await world.People.NewAdmin(realm));
        var people = new List<TestPerson>();
        for (var i = 0; i < 3; i++)
            people.Add(await world.People.NewLearner(realm));
        for (var day = 0; day < days; day++)
        {
            foreach (var person in people.Where(_ => random.Next(4) > 0))
            {
                for (var i = random.Next(1, 4); i > 0; i--)
                    await world.Answers(person, random.Next(3) > 0, random.Next(5, 60));
                if (random.Next(3) == 0)
                    await world.EarnsIn(Guid.Parse($"00000000-0000-0000-0000-00000000000{random.Next(2)}"), person, random.Next(1, 100));
                if (random.Next(4) == 0)
                    await admin.Post($"/progress/members/{person.Id}/corrections", new { amount = random.Next(-90, 30) * 2 + 1, reason = "Mended" });
            }
            world.Clock.Advance(TimeSpan.FromHours(20));
        }
    }

    private static async Task<(long People, long Changed)> Rebuild(TestPerson op)
    {
        var answer = await op.Post("/progress/rebuild", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var view = await answer.Json();
        return (view.Long("people"), view.Long("changed"));
    }
}
