using System.Net;
using System.Text.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

/// <summary>XP count on the board of the topic in which they were earned, beside that of everybody.</summary>
public sealed class PathwayBoardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("CR-079")]
    public async Task What_is_earned_in_a_course_counts_on_the_board_of_its_topic_and_on_no_other()
    {
        var (room, admin) = (await Classroom.In(world), await world.People.NewAdmin());
        var (machines, safety) = (await room.Topic("machines"), await room.Topic("safety"));
        var learner = await world.People.NewLearner();
        var course = await room.Course(1, new { topic = machines, xp_reward = 70 });
        var (asked, essay) = (await room.Statement(course.Lessons[0]),
            await room.Question(course.Lessons[0], new { title = "Essay", xp_reward = 20, body = new { kind = "essay", prompt = new { text = "Why?" } } }));
        await learner.Start(course.Slug);
        await learner.Answer(course.Lessons[0], asked, true);
        Assert.Equal(10, await Mine(learner, "machines"));

        var written = (await learner.Answer(course.Lessons[0], essay, "Because.")).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/essays/{learner.Id}/{written}/marking", new { permille = 900 })).StatusCode);
        Assert.Equal(30, await Mine(learner, "machines"));

        // What the realm gives for badges on the way belongs to no topic.
        await learner.Finish(course.Lessons[0]);
        var earned = await world.Scalar<long>("""
            select sum(x.amount)::bigint from progress_xp_entries x join platform_activity a on a.account_id = x.account_id and a.id = x.cause
            where x.account_id = $1 and (a.object_kind in ('question', 'lesson', 'course'))
            """, learner.Id.Value);
        Assert.True(earned >= 100, $"{earned}");
        Assert.Equal(earned, await Mine(learner, "machines"));
        foreach (var period in new[] { "week", "month" })
            Assert.Equal(earned, (await learner.Get($"/progress/leaderboard?pathway=machines&period={period}")).GetProperty("me").Long("xp"));
        Assert.Equal(JsonValueKind.Null, (await learner.Get("/progress/leaderboard?pathway=safety")).GetProperty("me").ValueKind);
        var listed = (await learner.Get("/progress/pathways")).EnumerateArray().ToDictionary(one => one.Text("slug")!, one => (one.GetProperty("id").GetGuid(), one.Long("xp")));
        Assert.Equal(((machines, earned), (safety, 0)), (listed["machines"], listed["safety"]));

        // Taken back, it is taken from there too.
        var line = (await learner.Get("/progress/me/xp")).GetProperty("items").EnumerateArray().Single(one => one.Long("amount") == 10 && one.Text("reason")!.StartsWith("Right", StringComparison.Ordinal)).Text("id");
        Assert.Equal(HttpStatusCode.OK, (await admin.Put($"/progress/members/{learner.Id}/xp/{line}/reversal", new { reason = "Not theirs" })).StatusCode);
        Assert.Equal(earned - 10, await Mine(learner, "machines"));
    }

    [Fact, Row("CR-079")]
    public async Task Each_pathway_has_ranks_of_its_own_and_outsiders_none()
    {
        var room = await Classroom.In(world, "community");
        var (gaming, news) = (await room.Topic("gaming"), await room.Topic("news"));
        var people = new List<TestPerson>();
        foreach (var xp in new[] { 2_500, 400, 400, 50, 9_000, 8_000, 7_000 })
            people.Add(await Someone(gaming, xp, "community"));
        var reporter = await Someone(news, 10, "community");
        await world.Execute("update accounts_accounts set status = 'suspended' where id = $1", people[4].Id.Value);
        await world.Execute("delete from realms_members where account_id = $1", people[5].Id.Value);
        await people[6].Put("/progress/me/board-face", new { face = "hidden" });

        var board = await people[3].Get("/progress/leaderboard?pathway=gaming&limit=50");
        Assert.Equal([(1, 2_500), (2, 400), (2, 400), (4, 50)], Ranked(board));
        Assert.Equal(("gaming", "gaming"), (board.Text("pathway"), board.Text("name")));
        Assert.Equal([(1, 10)], Ranked(await reporter.Get("/progress/leaderboard?pathway=news")));
        Assert.Equal(1, (await people[6].Get("/progress/leaderboard?pathway=gaming")).GetProperty("me").Long("rank"));
        // Everybody's board counts all of it.
        Assert.Equal([(1, 2_500), (2, 400), (2, 400), (4, 50), (5, 10)], Ranked(await reporter.Get("/progress/leaderboard")));
    }

    [Fact]
    public async Task What_there_is_not_is_refused_by_its_name()
    {
        var (room, elsewhere) = (await Classroom.In(world, "academy"), await Classroom.In(world, "other"));
        var hidden = await room.Topic("hidden");
        await room.Topic("shown");
        await elsewhere.Topic("elsewhere");
        await Classroom.Made(await room.Teacher.Put($"/topics/{hidden}", new { name = "hidden", slug = "hidden", is_active = false }));
        var learner = await world.People.NewLearner("academy");
        foreach (var slug in new[] { "hidden", "elsewhere", "nothing", "" })
            Assert.Equal(HttpStatusCode.NotFound, await learner.Status($"/progress/leaderboard?pathway={slug}"));
        Assert.Equal(HttpStatusCode.OK, await learner.Status("/progress/leaderboard?pathway=shown"));
        Assert.DoesNotContain((await learner.Get("/progress/pathways")).EnumerateArray(), one => one.Text("slug") != "shown");
        var now = world.Clock.GetUtcNow();
        await Classroom.Made(await (await world.People.NewAdmin("academy")).Post("/progress/seasons", new
        {
            slug = "now", name = "Now", description = "", starts_at = now.AddDays(-1), ends_at = now.AddDays(5), total_levels = 3, rewards = Array.Empty<object>(),
        }));
        foreach (var period in new[] { "aeon", "season" })
            await learner.Http.GetAsync(learner.At($"/progress/leaderboard?pathway=shown&period={period}")).Refused(HttpStatusCode.UnprocessableEntity, "period");
        Assert.Equal(HttpStatusCode.NotFound, await (await world.People.NewStranger("academy")).Status("/progress/leaderboard?pathway=shown"));
    }

    [Fact]
    public async Task Weeks_and_months_begin_anew()
    {
        var own = new TestWorld();
        await own.InitializeAsync();
        await using var _ = own;
        own.Clock.MoveTo(new DateTimeOffset(2027, 7, 30, 12, 0, 0, TimeSpan.Zero)); // a Friday
        var (topic, person) = (await (await Classroom.In(own, "collective")).Topic("writing"), await own.People.NewLearner("collective"));
        await own.EarnsIn(topic, person, 30);
        own.Clock.MoveTo(new DateTimeOffset(2027, 8, 1, 23, 0, 0, TimeSpan.Zero)); // Sunday of the same week, another month
        await own.EarnsIn(topic, person, 5);
        Assert.Equal((35, 35, 5), (await Score("all"), await Score("week"), await Score("month")));
        own.Clock.MoveTo(new DateTimeOffset(2027, 8, 2, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal((35, null, 5), (await Score("all"), await Score("week"), await Score("month")));
        await own.EarnsIn(topic, person, 2);
        Assert.Equal((37, 2, 7), (await Score("all"), await Score("week"), await Score("month")));

        async Task<long?> Score(string period) =>
            (await person.Get($"/progress/leaderboard?pathway=writing&period={period}")).GetProperty("me") is { ValueKind: JsonValueKind.Object } me ? me.Long("xp") : null;
    }

    [Fact, Row("CR-079"), Row("RL-032")]
    public async Task Whatever_is_earned_the_boards_are_those_of_the_window_function()
    {
        var (room, random) = (await Classroom.In(world, "campus"), new Random(17));
        var topics = new[] { ("algebra", await room.Topic("algebra")), ("logic", await room.Topic("logic")) };
        var people = new List<TestPerson>();
        for (var i = 0; i < 16; i++)
            people.Add(await world.People.NewLearner("campus"));
        await people[3].Put("/progress/me/board-face", new { face = "hidden" });
        for (var step = 0; step < 4; step++)
        {
            for (var i = 0; i < 20; i++)
                await world.EarnsIn(topics[random.Next(2)].Item2, people[random.Next(16)], random.Next(1, 6) * 10);
            world.Clock.Advance(TimeSpan.FromDays(random.Next(1, 6)));
            await world.EarnsIn(topics[0].Item2, people[0], 10);
            foreach (var (slug, id) in topics)
                foreach (var (period, from) in new[] { ("all", "'-infinity'"), ("week", "date_trunc('week', $2::timestamptz at time zone 'UTC')"), ("month", "date_trunc('month', $2::timestamptz at time zone 'UTC')") })
                {
                    var expected = await Window(id, from);
                    foreach (var person in people)
                    {
                        var board = await person.Get($"/progress/leaderboard?pathway={slug}&period={period}&limit=100");
                        Assert.Equal(expected, Told(board, "entries"));
                        Assert.Subset(expected.ToHashSet(), Told(board, "neighbours").Where(place => person != people[3] || place.Item1 != person.Id.Value).ToHashSet());
                        Assert.Equal(expected.Where(place => place.Item1 == person.Id.Value).Select(place => (long?)place.Item2).SingleOrDefault(),
                            person == people[3] || board.GetProperty("me").ValueKind == JsonValueKind.Null ? null : board.GetProperty("me").Long("rank"));
                    }
                }
        }
    }

    [Fact, Row("RL-148"), Row("AE-037")]
    public async Task Fifty_who_answer_at_once_end_where_the_database_has_them_on_every_node()
    {
        await using var other = await world.SecondNode();
        var room = await Classroom.In(world, "other");
        var topic = await room.Topic("rush");
        var course = await room.Course(1, new { topic });
        var questions = new List<Guid>();
        for (var i = 0; i < 3; i++)
            questions.Add(await room.Statement(course.Lessons[0], 10 * (i + 1)));
        var people = new List<TestPerson>();
        for (var i = 0; i < 50; i++)
        {
            people.Add(await world.People.NewLearner("other"));
            await people[i].Start(course.Slug);
        }
        await other.See(people[0]).Get("/progress/leaderboard?pathway=rush");
        // Each sees their own at once, on the node where they did not answer.
        await Task.WhenAll(people.Select(async (person, i) =>
        {
            await person.Answer(course.Lessons[0], questions[i % 3], true);
            Assert.Equal(10 * (i % 3 + 1), (await other.See(person).Get("/progress/leaderboard?pathway=rush")).GetProperty("me").Long("xp"));
        }));
        var expected = await Window(topic, "'-infinity'");
        Assert.Equal(50, expected.Count);
        foreach (var watcher in new[] { people[0], other.See(people[0]) })
            await Until(watcher, "/progress/leaderboard?pathway=rush&limit=100", board => Told(board, "entries").SequenceEqual(expected));

        await people[7].Put("/progress/me/board-face", new { face = "hidden" });
        await world.Execute("update realms_members set suspended_at = now(), suspended_reason = 'Spam' where account_id = $1", people[8].Id.Value);
        await Until(other.See(people[0]), "/progress/leaderboard?pathway=rush&limit=100", board => Told(board, "entries").Count == 48);
    }

    private async Task<TestPerson> Someone(Guid pathway, long xp, string realm)
    {
        var person = await world.People.NewLearner(realm);
        await world.EarnsIn(pathway, person, xp);
        return person;
    }

    private static async Task<long> Mine(TestPerson person, string pathway) =>
        (await person.Get($"/progress/leaderboard?pathway={pathway}")).GetProperty("me").Long("xp");

    private static List<(long, long)> Ranked(JsonElement board) => [.. board.GetProperty("entries").EnumerateArray().Select(entry => (entry.Long("rank"), entry.Long("xp")))];

    private static List<(Guid, long, long)> Told(JsonElement board, string part) =>
        [.. board.GetProperty(part).EnumerateArray().Select(entry => (entry.GetProperty("account").GetGuid(), entry.Long("rank"), entry.Long("xp")))];

    // Straight from the ledger, which the scores are only sums of.
    private async Task<List<(Guid, long, long)>> Window(Guid pathway, string from)
    {
        await using var command = world.Owner.CreateCommand($"""
            select account_id, rank() over (order by xp desc), xp from (
                select x.account_id, sum(x.amount)::bigint as xp from progress_xp_entries x
                join progress_persons p on p.account_id = x.account_id and p.realm_id = x.realm_id and p.board_face <> 'hidden'
                where x.pathway_id = $1 and x.at at time zone 'UTC' >= {from} and $2::timestamptz is not null group by x.account_id) sums
            where xp > 0 order by xp desc, account_id
            """);
        command.Parameters.Add(new() { Value = pathway });
        command.Parameters.Add(new() { Value = world.Clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync();
        var places = new List<(Guid, long, long)>();
        while (await reader.ReadAsync())
            places.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        return places;
    }

    private static async Task Until(TestPerson who, string path, Func<JsonElement, bool> right)
    {
        JsonElement board = default;
        for (var tries = 0; tries < 400; tries++)
        {
            if (right(board = await who.Get(path)))
                return;
            await Task.Delay(25);
        }
        Assert.Fail($"The board never came right: {board}");
    }
}
