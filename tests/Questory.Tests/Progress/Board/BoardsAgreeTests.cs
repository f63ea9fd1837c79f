using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

/// <summary>Boards are held in memory by each node; all of them tell what the database would.</summary>
public sealed class BoardsAgreeTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("RL-032"), Row("RL-155")]
    public async Task Another_node_hears_of_scores_suspensions_departures_and_hiding()
    {
        await using var other = await world.SecondNode();
        var (first, second, third) = (await Someone("community", 300), await Someone("community", 200), await Someone("community", 100));
        Assert.Equal([300, 200, 100], Scores(await other.See(third).Get("/progress/leaderboard")));

        await world.FinishesLesson(second, 150);
        await Until(other.See(third), [350, 300, 100]);
        // One's own score is right at once, also where nothing has been heard yet.
        await world.FinishesLesson(third, 600);
        Assert.Equal(1, (await other.See(third).Get("/progress/leaderboard")).GetProperty("me").Long("rank"));

        await world.Execute("update realms_members set suspended_at = now(), suspended_reason = 'Spam' where account_id = $1", first.Id.Value);
        await Until(other.See(third), [700, 350]);
        await world.Execute("update realms_members set suspended_at = null, suspended_reason = null where account_id = $1", first.Id.Value);
        await Until(other.See(third), [700, 350, 300]);
        await second.Put("/progress/me/board-face", new { face = "hidden" });
        await Until(other.See(third), [700, 300]);
        await world.Execute("update accounts_accounts set status = 'suspended' where id = $1", first.Id.Value);
        await Until(other.See(third), [700]);
    }

    [Fact, Row("RL-148")]
    public async Task Many_who_rise_at_once_while_others_look_end_where_the_window_function_puts_them()
    {
        var people = new List<TestPerson>();
        for (var i = 0; i < 12; i++)
            people.Add(await Someone("campus", 10 + i % 4 * 10));
        await Parallel.ForEachAsync(Enumerable.Range(0, 120), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            if (i % 3 == 0)
                await people[i % 12].Get($"/progress/leaderboard?period={(i % 2 == 0 ? "week" : "all")}");
            else
                await world.FinishesLesson(people[i % 12], i % 5 * 10);
        });
        var expected = new List<(Guid, long)>();
        await using var command = world.Owner.CreateCommand("""
            select account_id, rank() over (order by total_xp desc) from progress_persons
            where realm_id = (select id from realms_realms where slug = 'campus') and total_xp > 0 order by total_xp desc, account_id
            """);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                expected.Add((reader.GetGuid(0), reader.GetInt64(1)));
        foreach (var period in new[] { "all", "week", "month" })
            await Until(() => people[0].Get($"/progress/leaderboard?period={period}"), board =>
                expected.SequenceEqual(board.GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("account").GetGuid(), entry.Long("rank")))), period);
    }

    [Fact, Row("RL-148")]
    public async Task More_first_looks_at_once_than_a_node_has_connections_all_see_the_board()
    {
        var person = await Someone("academy", 40);
        await using var fresh = await world.SecondNode();
        var looks = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => fresh.See(person).Get("/progress/leaderboard")));
        Assert.All(looks, board => Assert.Equal([40], Scores(board)));
    }

    private async Task<TestPerson> Someone(string realm, long xp)
    {
        var person = await world.People.NewLearner(realm);
        await world.FinishesLesson(person, xp);
        return person;
    }

    private static List<long> Scores(JsonElement board) => [.. board.GetProperty("entries").EnumerateArray().Select(entry => entry.Long("xp"))];

    private static Task Until(TestPerson who, List<long> scores) =>
        Until(() => who.Get("/progress/leaderboard"), board => Scores(board).SequenceEqual(scores), string.Join(", ", scores));

    // Nodes hear of each other's commits a moment later; the wait ends as soon as they have.
    private static async Task Until(Func<Task<JsonElement>> look, Func<JsonElement, bool> right, string what)
    {
        JsonElement board = default;
        for (var tries = 0; tries < 400; tries++)
        {
            if (right(board = await look()))
                return;
            await Task.Delay(25);
        }
        Assert.Fail($"The board never showed {what}: {board}");
    }
}
