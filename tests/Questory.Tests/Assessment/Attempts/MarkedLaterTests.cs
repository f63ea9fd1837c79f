using System.Net;
using System.Text.Json;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

/// <summary>What a teacher marks right counts from then on like any right answer, once: for badges, avatars and challenges.</summary>
public sealed class MarkedLaterTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-061"), Row("AE-066"), Row("AE-071")]
    public async Task An_answer_marked_right_leads_badges_avatars_and_challenges_on_once_however_often_it_is_marked()
    {
        var (room, admin, learner) = (await Classroom.In(world), await world.People.NewAdmin(), await world.People.NewLearner());
        var course = await room.Course();
        var essay = await room.Question(course.Lessons[0], new { title = "Essay", xp_reward = 20, body = new { kind = "essay", prompt = new { text = "Why?" } } });
        var right = await Challenge(admin, "Right ones", 3, new { right = true });
        var atFirst = await Challenge(admin, "At the first go", 3, new { first_right = true, @try = 1, kind = "essay" });
        var any = await Challenge(admin, "Any", 3, null);
        var (badge, third) = (await Badge(admin, "two-right", 2), await Badge(admin, "three-right", 3));
        var avatar = (await admin.Http.Tell(admin.At("/progress/avatars"), new
        {
            slug = "owl", name = "Owl", image_url = "/avatars/owl.svg", category = "animal", rarity = "common", unlock_type = "badge", unlock_criteria = Criteria(2),
        })).Is(HttpStatusCode.Created).Of("id");
        await learner.Start(course.Slug);
        var one = await Writes(learner, course.Lessons[0], essay, "Because.");
        var two = await Writes(learner, course.Lessons[0], essay, "Because of that.");
        Assert.Equal((0, 0, 2), await Steps());

        foreach (var permille in new[] { 300, 800, 900, 100, 700, 700 })
            await Mark(one, permille);
        Assert.Equal((1, 1, 2), await Steps());
        Assert.False(await Has("achievements", badge));

        await Mark(two, 500);
        Assert.Equal((2, 1, 2), await Steps());
        Assert.True(await Has("achievements", badge));
        Assert.True(await Has("avatars", avatar));
        // 20 for the question and 50 for the badge, whatever follows.
        Assert.Equal(70, await learner.Xp());

        // Taken back, it is no longer among the right ones; what it brought stays, as its XP do.
        foreach (var permille in new[] { 0, 1000, 0 })
            await Mark(two, permille);
        await learner.Answer(course.Lessons[0], await room.Statement(course.Lessons[0], xp: 0), true);
        Assert.Equal((3, 1, 3), await Steps());
        Assert.False(await Has("achievements", third));
        await Mark(two, 600);
        Assert.True(await Has("achievements", third));
        Assert.Equal(120, await learner.Xp());
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from progress_xp_entries where account_id = $1", learner.Id.Value));

        async Task<(long Right, long AtFirst, long Any)> Steps() => (await Value(right), await Value(atFirst), await Value(any));

        async Task<long> Value(string challenge) => (await learner.Http.Ask(learner.At("/progress/challenges"))).Body.EnumerateArray().Single(shown => shown.Text("id") == challenge).Long("current_value");

        async Task<bool> Has(string what, string id) => await world.Scalar<long>(what == "avatars"
            ? "select count(*) from progress_owned_avatars where account_id = $1 and avatar_id = $2"
            : "select count(*) from progress_earned_achievements where account_id = $1 and achievement_id = $2", learner.Id.Value, Guid.Parse(id)) == 1;

        async Task Mark(Guid answer, int permille) => (await admin.Http.Do(HttpMethod.Put, admin.At($"/essays/{learner.Id}/{answer}/marking"), new { permille })).Is(HttpStatusCode.OK);
    }

    [Fact, Row("AE-066")]
    public async Task It_counts_for_the_challenge_of_the_day_it_is_marked_on()
    {
        var (room, admin, learner) = (await Classroom.In(world), await world.People.NewAdmin(), await world.People.NewLearner());
        var course = await room.Course();
        var essay = await room.Question(course.Lessons[0], new { title = "Essay", body = new { kind = "essay", prompt = new { text = "Why?" } } });
        var yesterday = await Challenge(admin, "Yesterday", 3, new { right = true });
        await learner.Start(course.Slug);
        var written = await Writes(learner, course.Lessons[0], essay, "Because.");
        world.Clock.Advance(TimeSpan.FromDays(1));
        var today = await Challenge(admin, "Today", 3, new { right = true });
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/essays/{learner.Id}/{written}/marking"), new { permille = 1000 })).Is(HttpStatusCode.OK);
        Assert.Equal(1, (await learner.Http.Ask(learner.At("/progress/challenges"))).Body.EnumerateArray().Single(shown => shown.Text("id") == today).Long("current_value"));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from progress_challenge_runs where account_id = $1 and challenge_id = $2", learner.Id.Value, Guid.Parse(yesterday)));
    }

    private static async Task<Guid> Writes(TestPerson learner, Guid lesson, Guid essay, string text) => (await learner.Answer(lesson, essay, text)).GetProperty("id").GetGuid();

    private static object Criteria(int atLeast) => new { measure = "count:answered:question:right", at_least = atLeast };

    private static async Task<string> Badge(TestPerson admin, string slug, int atLeast) => (await admin.Http.Tell(admin.At("/progress/achievements"), new
    {
        slug, name = slug, description = "Right.", category = "learning", rarity = "common", xp = 50, criteria = Criteria(atLeast),
    })).Is(HttpStatusCode.Created).Of("id");

    private async Task<string> Challenge(TestPerson admin, string title, int target, object? when) => (await admin.Http.Tell(admin.At("/progress/challenges"), new
    {
        title, description = "Today.", challenge_type = "answers", target_value = target, valid_date = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime),
        criteria = new Dictionary<string, object?> { ["verb"] = "answered", ["object"] = "question", ["when"] = when },
    })).Is(HttpStatusCode.Created).Of("id");
}
