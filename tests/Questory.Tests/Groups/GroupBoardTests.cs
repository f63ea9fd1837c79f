using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>The leaderboard among the learners of one class.</summary>
public sealed class GroupBoardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-052"), Row("RL-032")]
    public async Task Learners_of_a_class_are_ranked_among_themselves_and_read_no_name_but_their_own()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var group = await teacher.NewClass("Class 4b");
        var people = await Learners(group, 2_500, 900, 900, 100);
        await world.FinishesLesson(await world.People.NewLearner(), 5_000); // in no class
        var waiting = await world.NewChild(parent);
        await world.FinishesLesson(waiting, 4_000);
        (await waiting.Join(group.Code)).Is(HttpStatusCode.Created);
        var (left, suspended, hidden) = (await Learner(group, 3_000), await Learner(group, 3_100), await Learner(group, 3_200));
        (await left.Http.Do(HttpMethod.Delete, left.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.NoContent);
        await world.Execute("update accounts_accounts set status = 'suspended' where id = $1", suspended.Id.Value);
        (await hidden.Http.Do(HttpMethod.Put, hidden.At("/progress/me/board-face"), new { face = "hidden" })).Is(HttpStatusCode.OK);

        var seen = (await Board(people[1], group)).Is(HttpStatusCode.OK);
        Assert.Equal([(1, 2_500), (2, 900), (2, 900), (4, 100)], Ranked(seen.Body));
        Assert.Equal(("Class 4b", 2m), (seen.Of("name"), seen.Body.GetProperty("me").Number("rank")));
        var shown = Assert.Single(seen.Body.GetProperty("entries").EnumerateArray(), entry => entry.GetProperty("account").ValueKind != JsonValueKind.Null);
        Assert.Equal(people[1].Id.Value, shown.GetProperty("account").GetGuid());
        Assert.DoesNotContain(people[0].Id.ToString(), seen.Text);
        Assert.Equal(3, seen.Text.Split("Player ").Length - 1); // as entry, as neighbour and as oneself

        // Their teacher knows who they are, by public name.
        var led = (await Board(teacher, group)).Is(HttpStatusCode.OK);
        Assert.Equal([(1, 2_500), (2, 900), (2, 900), (4, 100)], Ranked(led.Body));
        Assert.All(led.Body.GetProperty("entries").EnumerateArray(), entry => Assert.StartsWith("Player ", entry.Of("display_name")));
        Assert.Equal(JsonValueKind.Null, led.Body.GetProperty("me").ValueKind);

        // What one has just earned shows at once; who hides has a rank of their own that moves nobody.
        await world.FinishesLesson(people[3], 850);
        var risen = (await Board(people[3], group, "?limit=2")).Body;
        Assert.Equal([(1, 2_500), (2, 950)], Ranked(risen));
        Assert.Equal([(1, 2_500), (2, 950), (3, 900), (3, 900)], Ranked(risen, "neighbours"));
        Assert.Equal(1, (await Board(hidden, group)).Body.GetProperty("me").Number("rank"));
    }

    [Fact, Row("AE-032")]
    public async Task Only_those_in_the_class_and_those_who_lead_it_find_it()
    {
        var (teacher, colleague, parent, admin) = (await world.People.NewTeacher(), await world.People.NewTeacher(), await world.NewParent(), await world.People.NewAdmin());
        var (group, other) = (await teacher.NewClass(), await colleague.NewClass());
        var (learner, neighbour, leaver) = (await Learner(group, 10), await Learner(other, 10), await Learner(group, 20));
        (await leaver.Http.Do(HttpMethod.Delete, leaver.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.NoContent);
        var child = await world.NewChild(parent);
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);
        foreach (var outsider in new[] { colleague, neighbour, leaver, child, parent, await world.People.NewLearner(), await world.People.NewStranger(), await world.People.NewTeacher("other"), await world.People.NewAdmin("other") })
        {
            (await Board(outsider, group)).Is(HttpStatusCode.NotFound);
            (await outsider.Http.Ask($"/api/realms/kids/groups/{group.Id}/leaderboard")).Is(HttpStatusCode.NotFound);
        }
        (await world.Anonymous().Ask(learner.At($"/groups/{group.Id}/leaderboard"))).Is(HttpStatusCode.Unauthorized);
        foreach (var insider in new[] { learner, teacher, admin })
            Assert.Equal([(1, 10)], Ranked((await Board(insider, group)).Is(HttpStatusCode.OK).Body));

        // Allowed now, the child is on it; a class that is put away is its teacher's alone.
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        (await Board(child, group)).Is(HttpStatusCode.OK);
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/archive"))).Is(HttpStatusCode.NoContent);
        (await Board(learner, group)).Is(HttpStatusCode.NotFound);
        (await Board(teacher, group)).Is(HttpStatusCode.OK);
    }

    [Fact, Row("AE-013")]
    public async Task It_shows_no_more_than_the_realms_own_board()
    {
        var teacher = await world.People.NewTeacher("other");
        var group = await teacher.NewClass();
        var people = await Learners(group, 30, 20, 10);
        await Choose("neighbours");
        var board = (await Board(people[2], group)).Is(HttpStatusCode.OK).Body;
        Assert.Equal((0, 3), (board.GetProperty("entries").GetArrayLength(), board.GetProperty("neighbours").GetArrayLength()));
        Assert.Equal(0, (await Board(teacher, group)).Body.GetProperty("entries").GetArrayLength());
        await Choose("off");
        Assert.Equal("no_leaderboard", (await Board(people[2], group)).Is(HttpStatusCode.NotFound).Code);
        Assert.Contains("without one", await (await people[2].Http.GetAsync($"/r/other/leaderboard/groups/{group.Id}")).Content.ReadAsStringAsync());
        await Choose("everyone");
        Assert.Equal(["period"], (await Board(people[2], group, "?period=aeon")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["limit"], (await Board(people[2], group, "?limit=0")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal("no_season", (await Board(people[2], group, "?period=season")).Is(HttpStatusCode.NotFound).Code);
    }

    [Fact, Row("RL-032")]
    public async Task Whatever_is_earned_it_is_the_board_of_the_window_function_on_every_node()
    {
        await using var other = await world.SecondNode();
        var (teacher, admin, random, now) = (await world.People.NewTeacher(), await world.People.NewAdmin(), new Random(23), world.Clock.GetUtcNow());
        (await admin.Http.Tell(admin.At("/progress/seasons"), new
        {
            slug = "now", name = "Now", description = "", starts_at = now.AddDays(-1), ends_at = now.AddDays(60), total_levels = 3, rewards = Array.Empty<object>(),
        })).Is(HttpStatusCode.Created);
        var group = await teacher.NewClass();
        var people = await Learners(group, [.. Enumerable.Repeat(10L, 14)]);
        await world.FinishesLesson(await world.People.NewLearner(), 60);
        for (var step = 0; step < 3; step++)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 30).Select(_ => (Who: people[random.Next(14)], Xp: random.Next(1, 6) * 10L)).ToList(),
                new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (deed, _) => await world.FinishesLesson(deed.Who, deed.Xp));
            foreach (var (period, scores) in new[]
            {
                ("all", "select account_id, total_xp as xp from progress_persons"),
                ("week", "select account_id, xp from progress_period_scores where period = 'week' and starts_on = date_trunc('week', $2 at time zone 'UTC')::date"),
                ("month", "select account_id, xp from progress_period_scores where period = 'month' and starts_on = date_trunc('month', $2 at time zone 'UTC')::date"),
                ("season", "select account_id, xp from progress_season_standings"),
            })
            {
                var expected = await Window(group.Id, scores);
                foreach (var node in new[] { teacher, other.See(teacher) })
                    Assert.Equal(expected, (await Board(node, group, $"?period={period}&limit=100")).Is(HttpStatusCode.OK).Body.GetProperty("entries").EnumerateArray()
                        .Select(entry => (entry.GetProperty("account").GetGuid(), (long)entry.Number("rank"), (long)entry.Number("xp"))));
                foreach (var person in people)
                    Assert.Equal(expected.Where(place => place.Item1 == person.Id.Value).Select(place => (decimal?)place.Item2).SingleOrDefault(),
                        (await Board(other.See(person), group, $"?period={period}")).Body.GetProperty("me") is { ValueKind: JsonValueKind.Object } me ? me.Number("rank") : null);
            }
            world.Clock.Advance(TimeSpan.FromDays(9));
        }
    }

    [Fact]
    public async Task The_leaderboard_page_leads_to_the_boards_of_classes_and_topics()
    {
        var teacher = await world.People.NewTeacher();
        var group = await teacher.NewClass("The Owls");
        await new Classroom(teacher).Topic("owl-science");
        var learner = await Learner(group, 40);
        var links = await Links(learner, "/r/kids/leaderboard");
        Assert.Equal($"/r/kids/leaderboard/groups/{group.Id}", links["The Owls"]);
        Assert.Equal("/r/kids/leaderboard?pathway=owl-science", links["owl-science"]);
        Assert.Equal(links, await Links(learner, links["The Owls"]));
        Assert.Equal(links, await Links(learner, links["owl-science"]));
        Assert.Contains("Rank 1 with 40 XP", await learner.Http.GetStringAsync(links["The Owls"]));

        Assert.Equal($"/r/kids/manage/groups/{group.Id}/leaderboard", (await Links(teacher, "/r/kids/leaderboard"))["The Owls"]);
        var led = await teacher.Http.GetStringAsync($"/r/kids/manage/groups/{group.Id}/leaderboard");
        Assert.Contains("40 XP", led);
        Assert.DoesNotContain("My place", led);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.People.NewLearner()).Http.GetAsync($"/r/kids/leaderboard/groups/{group.Id}")).StatusCode);
    }

    private static async Task<Dictionary<string, string>> Links(TestPerson who, string path) => new HtmlParser().ParseDocument(await who.Http.GetStringAsync(path))
        .QuerySelectorAll("main nav.tabs").First().QuerySelectorAll("a").ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);

    private static Task<Answer> Board(TestPerson who, School.Class group, string query = "") => who.Http.Ask(who.At($"/groups/{group.Id}/leaderboard{query}"));

    private async Task<TestPerson> Learner(School.Class group, long xp)
    {
        // Of the realm whose class it is.
        var realm = await world.Scalar<string>("select r.slug from groups_groups g join realms_realms r on r.id = g.realm_id where g.id = $1", group.Id);
        var learner = await world.People.NewLearner(realm!);
        (await learner.Join(group.Code)).Is(HttpStatusCode.Created);
        await world.FinishesLesson(learner, xp);
        return learner;
    }

    private async Task<List<TestPerson>> Learners(School.Class group, params long[] xps)
    {
        var learners = new List<TestPerson>();
        foreach (var xp in xps)
            learners.Add(await Learner(group, xp));
        return learners;
    }

    private static List<(long, long)> Ranked(JsonElement board, string part = "entries") =>
        [.. board.GetProperty(part).EnumerateArray().Select(entry => ((long)entry.Number("rank"), (long)entry.Number("xp")))];

    private async Task<List<(Guid, long, long)>> Window(Guid group, string scores)
    {
        await using var command = world.Owner.CreateCommand($"""
            select account_id, rank() over (order by xp desc), xp from ({scores}) s
            where xp > 0 and account_id in (select account_id from groups_members where group_id = $1 and role = 'member' and state = 'active') and $2::timestamptz is not null
            order by xp desc, account_id
            """);
        command.Parameters.Add(new() { Value = group });
        command.Parameters.Add(new() { Value = world.Clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync();
        var places = new List<(Guid, long, long)>();
        while (await reader.ReadAsync())
            places.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        return places;
    }

    private async Task Choose(string visibility)
    {
        var realm = new RealmId(await world.Scalar<Guid>("select id from realms_realms where slug = 'other'"));
        await world.AsSystem<Done>(async services =>
            await ((ChooseSettings)services.GetService(typeof(ChooseSettings))!)
                .For(realm, new Dictionary<string, string?> { ["progress.leaderboard_visibility"] = $"\"{visibility}\"" }, CancellationToken.None) is { } fault ? fault : Outcome.Done);
    }
}
