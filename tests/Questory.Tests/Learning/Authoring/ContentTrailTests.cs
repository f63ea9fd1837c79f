using System.Net;
using System.Text.Json;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

/// <summary>Whoever adds, edits, reorders, retires or removes content leaves a line with name and time.</summary>
public sealed class ContentTrailTests(TestWorld world) : IClassFixture<TestWorld>
{
    private TestPerson admin = null!;

    [Fact, Row("AE-080")]
    public async Task Each_change_of_any_content_leaves_one_line_that_admins_read_and_a_refused_one_leaves_none()
    {
        admin = await world.People.NewAdmin("other");
        var day = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        object topic = new { name = "T", slug = "t" }, lesson = new { title = "L", kind = "reading", content = new { text = "x" } };
        object question = new { title = "Q", body = new { kind = "true_false", prompt = new { text = "Is it?" }, answer = true } };
        object badge = new { slug = "b", name = "B", description = "B.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 9000 } };
        object challenge = new { title = "C", description = "C.", challenge_type = "lessons", target_value = 1, criteria = new { verb = "completed", @object = "lesson" }, valid_date = day };
        object season = new { slug = "s", name = "S", starts_at = world.Clock.GetUtcNow().AddDays(9), ends_at = world.Clock.GetUtcNow().AddDays(19) };
        object avatar = Wardrobe.Terms("a", price: new { coins = 5 }), collection = new { slug = "k", name = "K" };

        var t = await Adds("/topics", topic, "add topic");
        await Does(HttpMethod.Put, $"/topics/{t}", topic, "edit topic");
        await Does(HttpMethod.Put, "/topics/order", new { topics = new[] { t } }, "arrange topics");
        await Does(HttpMethod.Delete, $"/topics/{t}", null, "delete topic");

        var course = await Adds("/courses", new { title = "M" }, "create course");
        await Does(HttpMethod.Put, $"/courses/{course}", new { title = "N" }, "edit course");
        var (one, two) = (await Adds($"/courses/{course}/lessons", lesson, "add lesson"), await Adds($"/courses/{course}/lessons", lesson, "add lesson"));
        await Does(HttpMethod.Put, $"/lessons/{one}", lesson, "edit lesson");
        await Does(HttpMethod.Put, $"/courses/{course}/outline", new { parts = new[] { new { lessons = new[] { two, one } } } }, "arrange course");
        var (q, r) = (await Adds($"/lessons/{one}/questions", question, "write question"), await Adds($"/lessons/{one}/questions", question, "write question"));
        await Does(HttpMethod.Put, $"/lessons/{one}/questions", new { questions = new[] { r, q } }, "arrange questions");
        await Does(HttpMethod.Put, $"/questions/{q}", question, "edit question");
        await Does(HttpMethod.Delete, $"/lessons/{one}/questions/{q}", null, "remove question from lesson");
        await Does(HttpMethod.Put, $"/lessons/{two}/questions/{q}", null, "use question in lesson");
        await Does(HttpMethod.Put, $"/questions/{q}/retirement", null, "retire question");
        await Does(HttpMethod.Put, $"/courses/{course}/publication", null, "publish course");
        await Does(HttpMethod.Delete, $"/courses/{course}/publication", null, "unpublish course");
        await Does(HttpMethod.Put, $"/lessons/{two}/retirement", null, "retire lesson");
        await Does(HttpMethod.Delete, $"/lessons/{two}/retirement", null, "reinstate lesson");
        await Does(HttpMethod.Delete, $"/lessons/{two}", null, "delete lesson");
        await Does(HttpMethod.Delete, $"/courses/{course}", null, "delete course");

        var b = await Adds("/progress/achievements", badge, "define achievement");
        await Does(HttpMethod.Put, $"/progress/achievements/{b}", badge, "change achievement");
        await Does(HttpMethod.Put, "/progress/achievements/order", new { achievements = new[] { b } }, "arrange achievements");
        await Does(HttpMethod.Delete, $"/progress/achievements/{b}", null, "remove achievement");
        var c = await Adds("/progress/challenges", challenge, "plan challenge");
        await Does(HttpMethod.Put, $"/progress/challenges/{c}", challenge, "change challenge");
        await Does(HttpMethod.Delete, $"/progress/challenges/{c}", null, "remove challenge");
        var s = await Adds("/progress/seasons", season, "plan season");
        await Does(HttpMethod.Put, $"/progress/seasons/{s}", season, "change season");
        await Does(HttpMethod.Delete, $"/progress/seasons/{s}", null, "remove season");
        var a = await Adds("/progress/avatars", avatar, "define avatar");
        await Does(HttpMethod.Put, $"/progress/avatars/{a}", avatar, "change avatar");
        await Does(HttpMethod.Put, "/progress/avatars/order", new { avatars = new[] { a } }, "arrange avatars");
        await Does(HttpMethod.Delete, $"/progress/avatars/{a}", null, "remove avatar");
        var k = await Adds("/progress/collections", collection, "add collection");
        await Does(HttpMethod.Put, $"/progress/collections/{k}", collection, "change collection");
        await Does(HttpMethod.Delete, $"/progress/collections/{k}", null, "remove collection");

        var lines = await Trail();
        (await admin.Http.Tell(admin.At("/topics"), new { name = "", slug = "x" })).Is(HttpStatusCode.UnprocessableEntity);
        (await admin.Http.Do(HttpMethod.Put, admin.At($"/lessons/{one}/questions"), new { questions = new[] { q } })).Is(HttpStatusCode.NotFound);
        Assert.Equal(lines, await Trail());
    }

    private async Task<Guid> Adds(string path, object body, string action)
    {
        var made = Guid.Empty;
        await Leaves(action, async () => made = (await admin.Http.Tell(admin.At(path), body)).Is(HttpStatusCode.Created).Body.GetProperty("id").GetGuid());
        return made;
    }

    private Task Does(HttpMethod method, string path, object? body, string action) => Leaves(action, async () =>
    {
        var answer = await admin.Http.Do(method, admin.At(path), body);
        Assert.True((int)answer.Status is 200 or 204, $"{method} {path}: {answer.Status} {answer.Text}");
    });

    private async Task Leaves(string action, Func<Task> change)
    {
        var before = await Trail();
        await change();
        Assert.Equal([action, .. before], await Trail());
    }

    /// <summary>What the trail that admins read says of this one, latest first.</summary>
    private async Task<List<string>> Trail()
    {
        var (actions, cursor) = (new List<string>(), "");
        do
        {
            var page = (await admin.Http.Ask(admin.At($"/audit?limit=100{cursor}"))).Is(HttpStatusCode.OK).Body;
            actions.AddRange(page.GetProperty("items").EnumerateArray().Where(Mine).Select(line => line.GetProperty("action").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        return actions;
    }

    private bool Mine(JsonElement line) => line.ToString().Contains($"{admin.Id}");
}
