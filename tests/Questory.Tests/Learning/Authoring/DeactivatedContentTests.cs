using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Tests.Accounts;
using Questory.Tests.Learning.Pages;
using Questory.Tests.Progress;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

/// <summary>One sentence, kind by kind: with a child's progress deleting is a conflict; deactivated it leaves the catalogue, and the child's
/// history still shows it. Lessons have tests of their own.</summary>
public sealed class DeactivatedContentTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-080"), Row("AE-044"), Row("AE-045")]
    public async Task A_topic()
    {
        var (room, admin, child, newcomer) = await People("kids");
        var slug = $"t-{Guid.NewGuid():N}"[..12];
        var topic = await room.Topic(slug);
        var course = await room.Course(2, new { topic });
        await child.Start(course.Slug);
        await child.Finish(course.Lessons[0]);
        Assert.Equal("has_courses", (await Delete(admin, $"/topics/{topic}")).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/topics/{topic}"), new { name = slug, slug, is_active = false })).Is(HttpStatusCode.OK);

        Assert.DoesNotContain(slug, (await newcomer.Get("/topics")).ToString());
        Assert.DoesNotContain(course.Slug, (await newcomer.Get("/courses")).ToString());
        var mine = Assert.Single((await child.Get("/topics/progress")).EnumerateArray());
        Assert.Equal((slug, "50.00"), (mine.GetProperty("slug").GetString(), mine.GetProperty("percent").GetRawText()));
        // Nor does it leave when its mission is unpublished too.
        (await Delete(admin, $"/courses/{course.Id}/publication")).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, Assert.Single((await child.Get("/topics/progress")).EnumerateArray()).GetProperty("lessons_completed").GetInt32());
        Assert.Equal(slug, (await child.Get($"/courses/{course.Slug}")).GetProperty("course").GetProperty("topic").GetProperty("slug").GetString());
    }

    [Fact, Row("AE-080")]
    public async Task A_mission()
    {
        var (room, admin, child, newcomer) = await People("kids");
        var course = await room.Course(1);
        await child.Start(course.Slug);
        await child.Finish(course.Lessons[0]);
        Assert.Equal("has_progress", (await Delete(admin, $"/courses/{course.Id}")).Code);
        (await Delete(admin, $"/courses/{course.Id}/publication")).Is(HttpStatusCode.NoContent);
        Assert.DoesNotContain(course.Slug, (await newcomer.Get("/courses")).ToString());
        Assert.Equal(HttpStatusCode.NotFound, await newcomer.Status($"/courses/{course.Slug}"));
        Assert.Equal("completed", (await child.Mine(course.Slug)).GetProperty("status").GetString());
        await child.See($"/courses/{course.Slug}");
        await child.See($"/lessons/{course.Lessons[0]}/result");
    }

    [Fact, Row("AE-080"), Row("AE-057")]
    public async Task A_question_and_one_that_was_written_anew_keeps_the_wording_it_was_answered_to()
    {
        var (room, admin, child, newcomer) = await People("kids");
        var course = await room.Course(1);
        var lesson = course.Lessons[0];
        var (gone, changed) = (await room.Question(lesson, Asks("Is the sun hot?")), await room.Question(lesson, Asks("Is ice cold?")));
        foreach (var each in new[] { child, newcomer })
            await each.Start(course.Slug);
        await child.Answer(lesson, gone, true);
        await child.Answer(lesson, changed, true);
        Assert.Equal("has_answers", (await Delete(admin, $"/questions/{gone}")).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/questions/{gone}/retirement"))).Is(HttpStatusCode.NoContent);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/questions/{changed}"), Asks("Is fire cold?", answer: false))).Is(HttpStatusCode.OK);

        Assert.Equal([changed], (await newcomer.Get($"/lessons/{lesson}")).GetProperty("questions").EnumerateArray().Select(asked => asked.GetProperty("id").GetGuid()));
        await newcomer.SendAnswer(lesson, gone, true).Refused(HttpStatusCode.Conflict, "question_retired");
        var answers = (await child.Get($"/lessons/{lesson}/answers")).GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal([("Is the sun hot?", "right"), ("Is ice cold?", "right")], answers.Select(answer => (
            answer.GetProperty("wording").GetProperty("prompt").GetProperty("text").GetString(), answer.GetProperty("judgement").GetProperty("verdict").GetString())));
        var page = await child.See($"/lessons/{lesson}/review");
        Assert.Contains("Is the sun hot?", page);
        Assert.Contains("No longer asked", page);
        Assert.Contains("Is ice cold?", page);
        Assert.DoesNotContain("Is fire cold?", page);
    }

    [Fact, Row("AE-080"), Row("AE-060")]
    public async Task A_badge()
    {
        var (_, admin, child, newcomer) = await People("campus");
        object Terms(bool active) => new { slug = "b-held", name = "Held Fast", description = "B.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 5 }, is_active = active };
        var badge = await Made(admin, "/progress/achievements", Terms(true));
        await world.Answers(child, true, 10);
        Assert.Equal("held", (await Delete(admin, $"/progress/achievements/{badge}")).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/progress/achievements/{badge}"), Terms(false))).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("b-held", (await newcomer.Get("/progress/achievements")).ToString());
        Assert.Contains("b-held", (await child.Get("/progress/achievements")).ToString());
        Assert.Contains("Held Fast", await child.See("/achievements"));
        await world.Answers(newcomer, true, 10);
        Assert.DoesNotContain("b-held", (await newcomer.Get("/progress/achievements")).ToString());
    }

    [Fact, Row("AE-080"), Row("AE-065")]
    public async Task A_challenge()
    {
        var (_, admin, child, newcomer) = await People("campus");
        var day = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        object Terms(bool active) => new { title = "Once Around", description = "C.", challenge_type = "lessons", target_value = 1, criteria = new { verb = "completed", @object = "lesson" }, valid_date = day, coin_reward = 7, is_active = active };
        var challenge = await Made(admin, "/progress/challenges", Terms(true));
        await world.FinishesLesson(child);
        Assert.Equal("begun", (await Delete(admin, $"/progress/challenges/{challenge}")).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/progress/challenges/{challenge}"), Terms(false))).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("Once Around", (await newcomer.Get("/progress/challenges")).ToString());
        // Done before, it is there to be fetched, and afterwards in the list of what was gained.
        Assert.Contains("Once Around", (await child.Get("/progress/challenges")).ToString());
        (await child.Http.Do(HttpMethod.Put, child.At($"/progress/challenges/{challenge}/claim"))).Is(HttpStatusCode.OK);
        Assert.Contains("Once Around", (await child.Get("/progress/me/xp")).ToString());
    }

    [Fact, Row("AE-080"), Row("AE-067")]
    public async Task A_season()
    {
        var (_, admin, child, newcomer) = await People("campus");
        // Finer than what is kept of it.
        var began = DateTimeOffset.FromUnixTimeSeconds(world.Clock.GetUtcNow().ToUnixTimeSeconds()).AddTicks(-3);
        object Terms(DateTimeOffset end) => new { slug = "s-ended", name = "Early Autumn", starts_at = began, ends_at = end };
        var season = await Made(admin, "/progress/seasons", Terms(began.AddDays(9)));
        await world.Answers(child, true, 40);
        Assert.Equal("begun", (await Delete(admin, $"/progress/seasons/{season}")).Code);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/progress/seasons/{season}"), Terms(world.Clock.GetUtcNow().AddMilliseconds(1)))).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await newcomer.Status("/progress/seasons/current"));
        var past = (await child.Get("/progress/seasons")).EnumerateArray().Single(one => one.GetProperty("slug").GetString() == "s-ended");
        Assert.Equal((false, 40), (past.GetProperty("is_active").GetBoolean(), past.GetProperty("season_xp").GetInt64()));
        Assert.Equal(40, (await child.Get($"/progress/seasons/{season}")).GetProperty("season_xp").GetInt64());
    }

    [Fact, Row("AE-080"), Row("AE-070")]
    public async Task An_avatar()
    {
        var (_, admin, child, newcomer) = await People("campus");
        JsonObject Terms(bool active)
        {
            var terms = Wardrobe.Terms("f-kept", "default");
            terms["is_active"] = active;
            return terms;
        }
        var avatar = await admin.Define(Terms(true));
        (await child.Http.Do(HttpMethod.Put, child.At($"/progress/avatars/{avatar}/wearing"))).Is(HttpStatusCode.NoContent);
        (await Delete(admin, $"/progress/avatars/{avatar}")).Is(HttpStatusCode.Conflict);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/progress/avatars/{avatar}"), Terms(false))).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("f-kept", (await newcomer.Get("/progress/avatars")).ToString());
        var kept = (await child.Get("/progress/avatars")).EnumerateArray().Single(one => one.GetProperty("slug").GetString() == "f-kept");
        Assert.True(kept.GetProperty("is_owned").GetBoolean());
    }

    [Fact, Row("AE-080")]
    public async Task The_trail_says_that_it_was_deactivated()
    {
        var admin = await world.People.NewAdmin("other");
        object Badge(bool active) => new { slug = "b-told", name = "Told", description = "B.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 9000 }, is_active = active };
        object Challenge(bool active) => new { title = "C", description = "C.", challenge_type = "lessons", target_value = 1, criteria = new { verb = "completed", @object = "lesson" }, valid_date = "2027-03-01", is_active = active };
        object Topic(bool active) => new { name = "Told", slug = "t-told", is_active = active };
        foreach (var (path, terms) in new (string, Func<bool, object>)[] { ("/progress/achievements", Badge), ("/progress/challenges", Challenge), ("/topics", Topic) })
        {
            var made = await Made(admin, path, terms(true));
            (await admin.Http.Do(HttpMethod.Put, admin.At($"{path}/{made}"), terms(false))).Is(HttpStatusCode.OK);
            var last = (await admin.Http.Ask(admin.At("/audit?limit=2"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
            Assert.All(last, line => Assert.Contains(made, line.ToString()));
            Assert.Equal([false, true], last.Select(line => line.GetProperty("details").GetProperty("is_active").GetBoolean()));
        }
    }

    private static object Asks(string text, bool answer = true) => new { title = text, xp_reward = 10, body = new { kind = "true_false", prompt = new { text }, answer } };

    private async Task<(Classroom Room, TestPerson Admin, TestPerson Child, TestPerson Newcomer)> People(string realm) =>
        (await Classroom.In(world, realm), await world.People.NewAdmin(realm), await world.People.NewLearner(realm), await world.People.NewLearner(realm));

    private static async Task<Answer> Delete(TestPerson admin, string path) => await admin.Http.Do(HttpMethod.Delete, admin.At(path));

    private static async Task<string> Made(TestPerson admin, string path, object terms) =>
        (await admin.Http.Tell(admin.At(path), terms)).Is(HttpStatusCode.Created).Body.GetProperty("id").GetString()!;
}
