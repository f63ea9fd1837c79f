using System.Net;
using System.Text.Json;
using Questory.Tests.Accounts;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Courses;

public sealed class CourseBadgeTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-050")]
    public async Task The_last_lesson_finished_ten_times_at_once_gives_the_missions_badge_once_and_pays_it_once()
    {
        var (badge, slug) = await Badge("Fact Finder", new { xp = 20, coins = 7 });
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(2, new { xp_reward = 150, coin_reward = 50, achievement = badge });
        await learner.Start(course.Slug);
        Assert.DoesNotContain((await learner.Finish(course.Lessons[0])).GetProperty("receipts").EnumerateArray(), IsBadge);
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => learner.Finish(course.Lessons[1])));

        var receipts = all.SelectMany(one => one.GetProperty("receipts").EnumerateArray()).ToList();
        Assert.Equal(slug, Assert.Single(receipts, IsBadge).GetProperty("of").GetString());
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from progress_earned_achievements where account_id = $1", learner.Id.Value));
        Assert.Equal("completed course", await world.Scalar<string>("select source from progress_earned_achievements where account_id = $1", learner.Id.Value));
        // Two lessons, the mission and its badge.
        Assert.Equal((25 + 25 + 150 + 20, 50 + 7), (await learner.Xp(), await learner.Coins()));
        Assert.Contains("Fact Finder", (await learner.Open($"/lessons/{course.Lessons[1]}/result")).QuerySelector(".medals")!.TextContent);
    }

    [Fact, Row("AE-050")]
    public async Task A_badge_that_two_missions_give_is_earned_with_the_first_and_a_retired_one_not_at_all()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var ((shared, _), (retired, _)) = (await Badge("Twice Promised", new { xp = 20 }), await Badge("Long Gone", new { xp = 20 }));
        var promised = await room.Course(1, new { achievement = retired });
        await Retire(retired);
        Assert.Equal(["achievement"], (await room.Teacher.Http.Tell(room.Teacher.At("/courses"), new { title = "Vain", achievement = retired })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        foreach (var (course, given) in new[] { (await room.Course(1, new { achievement = shared }), true), (await room.Course(1, new { achievement = shared }), false), (promised, false) })
        {
            await learner.Start(course.Slug);
            Assert.Equal(given, (await learner.Finish(course.Lessons[0])).GetProperty("receipts").EnumerateArray().Any(IsBadge));
        }
        Assert.Equal((3 * 125) + 20, await learner.Xp());
    }

    [Fact, Row("AE-046")]
    public async Task The_catalogue_names_a_missions_badge_unless_it_is_secret()
    {
        var (room, learner) = (await Classroom.In(world), await world.People.NewLearner());
        var ((open, slug), (secret, _)) = (await Badge("Open Book", new { }), await Badge("Hush", new { is_secret = true }));
        var (told, hidden) = (await room.Course(1, new { achievement = open }), await room.Course(1, new { achievement = secret }));
        var cards = (await learner.Get("/courses")).EnumerateArray().ToDictionary(card => card.GetProperty("slug").GetString()!, card => card.GetProperty("achievement"));
        Assert.Equal((slug, "Open Book"), (cards[told.Slug].GetProperty("slug").GetString(), cards[told.Slug].GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, cards[hidden.Slug].ValueKind);
        Assert.Equal(open, (await learner.Get($"/courses/{told.Slug}")).GetProperty("course").GetProperty("achievement").GetProperty("id").GetGuid());
        Assert.Contains("Open Book", (await learner.Open($"/courses/{told.Slug}")).QuerySelector("main .tag[data-tone=coin]")!.TextContent);
        Assert.DoesNotContain("Hush", await learner.Http.GetStringAsync($"/r/kids/courses/{hidden.Slug}"));
    }

    [Fact, Row("AE-046"), Row("AE-080")]
    public async Task An_author_chooses_the_badge_from_those_that_are_given()
    {
        var (room, (badge, _), (gone, _)) = (await Classroom.In(world), await Badge("Chosen", new { }), await Badge("Withdrawn", new { is_active = false }));
        var course = await room.Course(1);
        var at = $"/author/courses/{course.Slug}";
        var page = await room.Teacher.Open(at);
        Assert.NotNull(page.QuerySelector($"select[name='Form.Achievement'] option[value='{badge}']"));
        Assert.Null(page.QuerySelector($"option[value='{gone}']"));
        await room.Teacher.Sends(at, "course", page.Fields("course").With(("Form.Achievement", badge.ToString())));
        Assert.Equal(badge, await Named(room, course.Id));
        // An edit of something else keeps it.
        await room.Teacher.Sends(at, "course", (await room.Teacher.Open(at)).Fields("course").With(("Form.Title", "Renamed")));
        Assert.Equal(badge, await Named(room, course.Id));
    }

    [Fact, Row("AE-046"), Row("AE-060")]
    public async Task An_unknown_badge_is_bad_input_and_a_named_one_cannot_be_removed()
    {
        var (room, admin) = (await Classroom.In(world), await world.People.NewAdmin());
        var stranger = await world.People.NewAdmin("other");
        var elsewhere = await Badge("Elsewhere", new { }, stranger);
        foreach (var unknown in new[] { Guid.NewGuid(), elsewhere.Id })
            Assert.Equal(["achievement"], (await room.Teacher.Http.Tell(room.Teacher.At("/courses"), new { title = "A", achievement = unknown })).Is(HttpStatusCode.UnprocessableEntity).Faults);

        var (badge, _) = await Badge("Kept", new { });
        var course = await room.Course(1, new { achievement = badge });
        var refused = (await admin.Http.Do(HttpMethod.Delete, admin.At($"/progress/achievements/{badge}"))).Is(HttpStatusCode.Conflict);
        Assert.Equal("still_given", refused.Code);
        Assert.Contains("deactivate it instead", refused.Text);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/courses/{course.Id}"), new { title = "Without" })).Is(HttpStatusCode.OK);
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/progress/achievements/{badge}"))).Is(HttpStatusCode.NoContent);
    }

    private static bool IsBadge(JsonElement receipt) => receipt.GetProperty("kind").GetString() == "achievement";

    private static async Task<Guid> Named(Classroom room, Guid course) =>
        (await room.Teacher.Get($"/authoring/courses/{course}")).GetProperty("course").GetProperty("achievement").GetGuid();

    private async Task Retire(Guid badge)
    {
        var admin = await world.People.NewAdmin();
        var terms = JsonSerializer.SerializeToNode((await admin.Get($"/progress/achievements/{badge}/terms")).GetProperty("terms"))!.AsObject();
        terms["is_active"] = false;
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/progress/achievements/{badge}"), terms)).Is(HttpStatusCode.OK);
    }

    /// <summary>One that is met by nothing but being given.</summary>
    private async Task<(Guid Id, string Slug)> Badge(string name, object extra, TestPerson? admin = null)
    {
        admin ??= await world.People.NewAdmin();
        var body = JsonSerializer.SerializeToNode(new { slug = name.ToLowerInvariant().Replace(' ', '-'), name, description = "Given.", category = "events", rarity = "event", criteria = new { } })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(extra)!.AsObject())
            body[key] = value?.DeepClone();
        var made = (await admin.Http.Tell(admin.At("/progress/achievements"), body)).Is(HttpStatusCode.Created).Body;
        return (made.GetProperty("id").GetGuid(), body["slug"]!.GetValue<string>());
    }
}
