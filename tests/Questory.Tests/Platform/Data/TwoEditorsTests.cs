using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Tests.Accounts;
using Questory.Tests.Learning;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Progress;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

/// <summary>Two people who edit the same thing do not overwrite each other unknowingly.</summary>
public sealed class TwoEditorsTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Theory, Row("AE-080")]
    [InlineData("course"), InlineData("lesson"), InlineData("topic"), InlineData("challenge"), InlineData("pattern"), InlineData("season"), InlineData("achievement"), InlineData("avatar"),
     InlineData("collection"), InlineData("rule"), InlineData("group")]
    public async Task What_is_read_has_a_version_and_a_write_over_an_older_one_is_refused(string kind)
    {
        var (author, read, write, body) = await Made(kind);
        async Task<string> Version() => (await author.Http.GetAsync(author.At(read))).Headers.ETag!.Tag;
        async Task<HttpStatusCode> Put(string? version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, author.At(write)) { Content = JsonContent.Create(body) };
            if (version is not null)
                request.Headers.IfMatch.Add(version == "*" ? EntityTagHeaderValue.Any : new(version));
            var answer = await author.Http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
                Assert.Equal("changed_meanwhile", (await answer.Json()).Text("code"));
            return answer.StatusCode == HttpStatusCode.NoContent ? HttpStatusCode.OK : answer.StatusCode;
        }

        var first = await Version();
        Assert.Equal(first, await Version());
        Assert.Equal(HttpStatusCode.OK, await Put(first));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put(first));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("\"rubbish\""));
        Assert.Equal(HttpStatusCode.OK, await Put(null));
        Assert.Equal(HttpStatusCode.OK, await Put("*"));
        var latest = await Version();
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 3)],
            (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Put(latest)))).Order());
    }

    [Fact]
    public async Task A_page_keeps_what_was_typed_says_that_it_came_late_and_takes_it_the_second_time()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        var at = $"/author/lessons/{course.Lessons[0]}";
        var (mine, theirs) = (await room.Teacher.Open(at), await room.Teacher.Open(at));
        await room.Teacher.Sends(at, "lesson", theirs.Fields("lesson").With(("Form.Title", "Theirs")));
        var late = await room.Teacher.Send(at, "lesson", mine.Fields("lesson").With(("Form.Title", "Mine")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        var page = await late.Document();
        Assert.Contains("Somebody else has changed this", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("Mine", page.Fields("lesson")["Form.Title"]);
        Assert.Equal("Theirs", await Title());
        await room.Teacher.Sends(at, "lesson", page.Fields("lesson").With());
        Assert.Equal("Mine", await Title());

        async Task<string?> Title() => (await Questory.Tests.Progress.Asking.Get(room.Teacher, $"/authoring/lessons/{course.Lessons[0]}")).GetProperty("lesson").Text("title");
    }

    [Theory, Row("AE-080")]
    [InlineData("/manage/avatars?edit=crew", "collection", "Form.Name"), InlineData("/manage/rules/told", "rule", "Form.Title"), InlineData("/manage/groups/{0}/people", "edit", "Name")]
    public async Task Pages_of_collections_rules_and_groups_say_that_they_come_late(string at, string form, string field)
    {
        var admin = await world.People.NewAdmin("other");
        await admin.Post("/progress/collections", new { slug = "crew", name = "Crew" });
        await admin.Put("/progress/rules/told", new { replaces = 0, verb = "reached", @object = "level", title = "Told", xp = 3 });
        at = string.Format(at, (await (await admin.Post("/groups", new { name = "Robots" })).Json()).Text("id"));
        var (mine, theirs) = (await admin.Open(at), await admin.Open(at));
        await admin.Sends(at, form, theirs.Fields(form).With((field, "Theirs")));
        var late = await admin.Send(at, form, mine.Fields(form).With((field, "Mine")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("Theirs", (await admin.Open(at)).Fields(form)[field]);
        await admin.Sends(at, form, (await late.Document()).Fields(form).With());
        Assert.Equal("Mine", (await admin.Open(at)).Fields(form)[field]);
    }

    [Fact]
    public async Task A_form_refused_for_a_fault_still_knows_what_it_was_written_over()
    {
        var room = await Classroom.In(world);
        var at = $"/author/lessons/{(await room.Course(1)).Lessons[0]}";
        var (mine, theirs) = (await room.Teacher.Open(at), await room.Teacher.Open(at));
        await room.Teacher.Sends(at, "lesson", theirs.Fields("lesson").With(("Form.Title", "Theirs")));
        var faulty = await room.Teacher.Send(at, "lesson", mine.Fields("lesson").With(("Form.Title", "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        var again = await room.Teacher.Send(at, "lesson", (await faulty.Document()).Fields("lesson").With(("Form.Title", "Mine")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);
    }

    private async Task<(TestPerson Author, string Read, string Write, JsonNode Body)> Made(string kind)
    {
        var (room, admin) = (await Classroom.In(world), await world.People.NewAdmin());
        var slug = $"{kind}-{Guid.NewGuid():N}"[..20];
        var now = world.Clock.GetUtcNow();
        object challenge = new { title = slug, description = "Do it.", challenge_type = "lessons", target_value = 3, criteria = new { verb = "completed", @object = "lesson" }, valid_date = DateOnly.FromDateTime(now.UtcDateTime) };
        switch (kind)
        {
            case "course":
                var course = await room.Course(1);
                return await Of(room.Teacher, $"/authoring/courses/{course.Id}", $"/courses/{course.Id}", "course");
            case "lesson":
                var lesson = (await room.Course(1)).Lessons[0];
                return await Of(room.Teacher, $"/authoring/lessons/{lesson}", $"/lessons/{lesson}", "lesson");
            case "topic":
                return (room.Teacher, await Post(room.Teacher, "/topics", new { name = slug, slug }), $"/topics/{last}", JsonSerializer.SerializeToNode(new { name = "Renamed", slug })!);
            case "challenge":
                return await Of(admin, await Post(admin, "/progress/challenges", challenge) + "/terms", $"/progress/challenges/{last}", "terms");
            case "pattern":
                return await Of(admin, await Post(admin, "/progress/challenge-patterns", challenge), $"/progress/challenge-patterns/{last}", "terms");
            case "season":
                return await Of(admin, await Post(admin, "/progress/seasons", new { slug, name = slug, starts_at = now.AddDays(30), ends_at = now.AddDays(60), rewards = new[] { new { level = 1, coins = 5 } } }) + "/terms", $"/progress/seasons/{last}", "terms");
            case "achievement":
                return await Of(admin, await Post(admin, "/progress/achievements", new { slug, name = slug, description = "Done.", category = "learning", rarity = "common", criteria = new { } }) + "/terms", $"/progress/achievements/{last}", "terms");
            case "collection":
                return await Of(admin, await Post(admin, "/progress/collections", new { slug, name = slug }));
            case "group":
                return await Of(room.Teacher, await Post(room.Teacher, "/groups", new { name = slug }));
            case "rule":
                await admin.Put($"/progress/rules/{slug}", new { replaces = 0, verb = "reached", @object = "level", title = "Well done", xp = 3 });
                return await Of(admin, $"/progress/rules/{slug}", $"/progress/rules/{slug}", "terms");
            default:
                last = await admin.Define(Wardrobe.Terms(slug, price: new { coins = 5 }));
                return await Of(admin, $"/progress/avatars/{last}/terms", $"/progress/avatars/{last}", "terms");
        }
    }

    private string last = "";

    private async Task<string> Post(TestPerson author, string path, object body)
    {
        var made = await author.Http.Tell(author.At(path), body);
        last = made.Is(HttpStatusCode.Created).Of("id");
        return $"{path}/{last}";
    }

    /// <summary>Read and written under one address, and in one shape.</summary>
    private static async Task<(TestPerson, string, string, JsonNode)> Of(TestPerson author, string at) =>
        (author, at, at, JsonSerializer.SerializeToNode(await Questory.Tests.Progress.Asking.Get(author, at))!);

    private static async Task<(TestPerson, string, string, JsonNode)> Of(TestPerson author, string read, string write, string part) =>
        (author, read, write, JsonSerializer.SerializeToNode((await Questory.Tests.Progress.Asking.Get(author, read)).GetProperty(part))!);
}
