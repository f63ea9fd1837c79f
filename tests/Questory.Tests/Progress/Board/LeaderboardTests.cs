using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

/// <summary>Each test has a realm of its own edition, since a board is shared.</summary>
public sealed class LeaderboardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("RL-032"), Row("CR-078")]
    public async Task Ties_share_a_rank_outsiders_and_suspended_people_have_none_and_ranks_follow_the_scores()
    {
        var people = await With("community", 2_500, 900, 900, 100);
        var suspended = (await With("community", 9_999))[0];
        await world.Execute("update accounts_accounts set status = 'suspended' where id = $1", suspended.Id.Value);
        var left = (await With("community", 5_000))[0];
        await world.Execute("delete from realms_members where account_id = $1", left.Id.Value);
        Assert.Equal([(1, 2_500), (2, 900), (2, 900), (4, 100)], Ranked(await people[0].Get("/progress/leaderboard")));

        await world.FinishesLesson(people[3], 850);
        var board = await people[3].Get("/progress/leaderboard?limit=2");
        Assert.Equal([(1, 2_500), (2, 950)], Ranked(board));
        Assert.Equal(2, board.GetProperty("me").Long("rank"));
        Assert.Equal([(1, 2_500), (2, 950), (3, 900), (3, 900)], Ranked(board, "neighbours"));
    }

    [Fact, Row("RL-032")]
    public async Task Own_rank_and_neighbours_are_those_of_the_window_function_wherever_one_stands()
    {
        var random = new Random(7);
        var people = await With("campus", [.. Enumerable.Range(0, 24).Select(_ => (long)random.Next(1, 9) * 10)]);
        var expected = await Window("campus");
        foreach (var person in people)
        {
            var board = await person.Get("/progress/leaderboard?limit=3");
            Assert.Equal(expected[person.Id.Value], board.GetProperty("me").Long("rank"));
            Assert.InRange(board.GetProperty("neighbours").GetArrayLength(), 6, 11);
            Assert.All(board.GetProperty("neighbours").EnumerateArray(), entry => Assert.Equal(expected[entry.GetProperty("account").GetGuid()], entry.Long("rank")));
            Assert.All(board.GetProperty("entries").EnumerateArray(), entry => Assert.Equal(expected[entry.GetProperty("account").GetGuid()], entry.Long("rank")));
        }
    }

    [Fact, Row("RL-100")]
    public async Task Anonymous_people_show_no_name_and_hidden_ones_take_nobodys_number()
    {
        var people = await With("academy", 400, 300, 200, 100);
        Assert.Equal(HttpStatusCode.OK, (await people[0].Put("/progress/me/board-face", new { face = "anonymous" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await people[1].Put("/progress/me/board-face", new { face = "hidden" })).StatusCode);

        var board = await people[2].Get("/progress/leaderboard");
        Assert.Equal([(1, 400), (2, 200), (3, 100)], Ranked(board));
        var first = board.GetProperty("entries")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (first.GetProperty("account").ValueKind, first.GetProperty("display_name").ValueKind));
        Assert.Equal(HttpStatusCode.NotFound, await people[2].Status($"/progress/members/{people[1].Id}"));

        var hidden = await people[1].Get("/progress/leaderboard");
        Assert.Equal(2, hidden.GetProperty("me").Long("rank"));
        Assert.Equal([(1, 400), (2, 300), (2, 200), (3, 100)], Ranked(hidden, "neighbours"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await people[0].Put("/progress/me/board-face", new { })).StatusCode);
    }

    [Fact, Row("AE-013")]
    public async Task The_board_and_a_profile_tell_no_more_than_they_may()
    {
        var people = await With("kids", 50, 40);
        await world.Execute("update accounts_accounts set first_name = 'Wilhelmine', last_name = 'Zufall' where id = $1", people[0].Id.Value);
        foreach (var path in new[] { "/progress/leaderboard", $"/progress/members/{people[0].Id}" })
        {
            var shown = await people[1].Http.GetStringAsync(people[1].At(path));
            Assert.Contains("Player ", shown);
            Assert.DoesNotContain("Wilhelmine", shown);
            Assert.DoesNotContain("Zufall", shown);
            Assert.DoesNotContain("test.example", shown);
        }
        Assert.Equal(HttpStatusCode.Forbidden, await people[1].Status("/progress/members"));
    }

    [Fact]
    public async Task Weeks_and_months_hold_what_was_earned_in_them()
    {
        var own = new TestWorld();
        await own.InitializeAsync();
        await using var _ = own;
        own.Clock.MoveTo(new DateTimeOffset(2027, 7, 30, 12, 0, 0, TimeSpan.Zero)); // a Friday
        var person = await own.People.NewLearner("collective");
        await own.FinishesLesson(person, 30);
        own.Clock.MoveTo(new DateTimeOffset(2027, 8, 1, 23, 0, 0, TimeSpan.Zero)); // Sunday of the same week, another month
        await own.FinishesLesson(person, 5);
        Assert.Equal(("2027-07-26", 35), await Score(person, "week"));
        Assert.Equal(("2027-08-01", 5), await Score(person, "month"));
        own.Clock.MoveTo(new DateTimeOffset(2027, 8, 2, 1, 0, 0, TimeSpan.Zero));
        var monday = await person.Get("/progress/leaderboard?period=week");
        Assert.Equal(JsonValueKind.Null, monday.GetProperty("me").ValueKind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await person.Status("/progress/leaderboard?period=aeon"));
    }

    private static async Task<(string?, long)> Score(TestPerson person, string period) =>
        await person.Get($"/progress/leaderboard?period={period}") is var board ? (board.Text("starts_on"), board.GetProperty("me").Long("xp")) : default;

    private async Task<List<TestPerson>> With(string realm, params long[] xps)
    {
        var people = new List<TestPerson>();
        foreach (var xp in xps)
        {
            people.Add(await world.People.NewLearner(realm));
            await world.FinishesLesson(people[^1], xp);
        }
        return people;
    }

    private static List<(long, long)> Ranked(JsonElement board, string part = "entries") =>
        [.. board.GetProperty(part).EnumerateArray().Select(entry => (entry.Long("rank"), entry.Long("xp")))];

    private async Task<Dictionary<Guid, long>> Window(string realm)
    {
        await using var command = world.Owner.CreateCommand("""
            select account_id, rank() over (order by total_xp desc) from progress_persons where realm_id = (select id from realms_realms where slug = $1)
            """);
        command.Parameters.Add(new() { Value = realm });
        await using var reader = await command.ExecuteReaderAsync();
        var ranks = new Dictionary<Guid, long>();
        while (await reader.ReadAsync())
            ranks.Add(reader.GetGuid(0), reader.GetInt64(1));
        return ranks;
    }
}
