using System.Net;
using System.Text;
using Questory.Tests.Groups;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

public sealed class ImportPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Sound = "$CATEGORY: Animals\n\n::Dog::Which one barks? {=Dog ~Cat}\n";
    private const string Broken = "::Fine::2 + 2 = {#4}\n\n::Open::Which? {=a ~b\n";

    [Fact]
    public async Task Files_are_checked_line_by_line_first_and_only_then_imported()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        var at = $"/author/courses/{course.Slug}/import";
        var report = await (await Check(room, at, ("animals.gift", Sound), ("broken.gift", Broken))).Document();
        var lines = report.QuerySelectorAll(".report-line").ToList();
        Assert.Contains("Animals", lines[0].TextContent);
        Assert.Contains("broken.gift, line 3", lines[1].TextContent);
        Assert.Equal("::Open::Which? {=a ~b", lines[1].QuerySelector("pre")!.TextContent);
        Assert.Single(await Lessons(room, course.Id));

        var kept = report.Fields("import");
        Assert.Equal("animals.gift", kept["KeptName"]);
        Assert.Equal($"/author/courses/{course.Slug}?taken=1", await room.Teacher.Sends(at, "import", kept.With()));
        Assert.Equal(["Lesson 1", "Animals"], await Lessons(room, course.Id));
        var again = await (await Check(room, at, ("animals.gift", Sound))).Document();
        Assert.Contains("1 question is there already.", again.QuerySelector(".report-line")!.TextContent);
        Assert.True(again.QuerySelector("form:has(input[value=import])")!.HasAttribute("hidden"));
        var file = await room.Teacher.Http.GetAsync(room.Teacher.At($"/courses/{course.Id}/exports/gift/file"));
        Assert.Equal($"{course.Slug}.gift", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("Which one barks?", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_comes_last_stands_under_the_last_heading()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2);
        var at = $"/author/courses/{course.Slug}";
        await room.Teacher.Sends(at, "outline", ("Order", $"{course.Lessons[0]}"), ("Order", $"{course.Lessons[1]}"), ("Heading", "Part two"));
        await room.Teacher.Sends(at + "/lessons/new", "lesson", (await room.Teacher.Open(at + "/lessons/new")).Fields("lesson").With(("Form.Title", "New"), ("Form.Text", "Read.")));
        var report = await (await Check(room, at + "/import", ("animals.gift", Sound))).Document();
        await room.Teacher.Sends(at + "/import", "import", report.Fields("import").With());
        Assert.Equal(["Lesson 1", "Lesson 2", "Part two", "New", "Animals"], (await room.Teacher.Open(at)).Outline());
        Assert.Equal(["Lesson 1", "Lesson 2", "New", "Animals"], await Lessons(room, course.Id));
    }

    [Fact]
    public async Task What_was_not_packed_here_is_no_file()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        foreach (var rubbish in new[] { "%%%", Convert.ToBase64String("no zip"u8) })
            Assert.EndsWith("taken=0", await room.Teacher.Sends($"/author/courses/{course.Slug}/import", "import", ("KeptName", "x.gift"), ("Kept", rubbish)));
        Assert.Single(await Lessons(room, course.Id));
    }

    [Fact]
    public async Task Checking_no_file_is_refused()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Check(room, $"/author/courses/{course.Slug}/import")).StatusCode);
    }

    [Fact]
    public async Task A_preview_judges_an_answer_and_keeps_nothing()
    {
        var room = await Classroom.In(world);
        var lesson = (await room.Course(1)).Lessons[0];
        await room.Statement(lesson, explanation: "Water freezes at 0 °C.");
        var at = $"/author/lessons/{lesson}/preview?q=1";
        Assert.Contains("Ice is frozen water.", (await room.Teacher.Open(at)).QuerySelector(".prompt")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await room.Teacher.Send(at, "answer")).StatusCode);
        var judged = await (await room.Teacher.Send(at, "answer", ("answer", "true"))).Document();
        Assert.Contains("Water freezes at 0 °C.", judged.QuerySelector(".verdict")!.TextContent);
        Assert.Equal(0, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", room.Teacher.Id.Value));
        Assert.Equal(0, await world.Scalar<long>("select count(*) from learning_lesson_progress where account_id = $1", room.Teacher.Id.Value));
    }

    [Fact]
    public async Task A_written_answer_is_marked_in_the_browser()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(1);
        var essay = await room.Question(course.Lessons[0], new { body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await learner.Start(course.Slug);
        await learner.Answer(course.Lessons[0], essay, "Because I say so.");
        (await learner.Join((await room.Teacher.NewClass()).Code)).Is(HttpStatusCode.Created);
        var page = await room.Teacher.Open("/author/essays");
        var card = page.QuerySelectorAll("section.card").Single(card => card.TextContent.Contains("Because I say so."));
        var answer = card.QuerySelector("input[name=Answer]")!.GetAttribute("value")!;

        var refused = await room.Teacher.Refused("/author/essays", $"mark-{answer}", ("Answer", answer), ("Percent", "120"), ("Comment", "Kept"));
        Assert.Equal("true", refused.GetElementById($"percent-{answer}")!.GetAttribute("aria-invalid"));
        Assert.Equal("Kept", refused.GetElementById($"comment-{answer}")!.TextContent);
        Assert.Equal("/author/essays", await room.Teacher.Sends("/author/essays", $"mark-{answer}", ("Answer", answer), ("Percent", "80"), ("Comment", "Well said.")));
        Assert.DoesNotContain("Because I say so.", (await room.Teacher.Open("/author/essays")).Body!.TextContent);
        Assert.Equal(800, await world.Scalar<int>("select permille from assessment_markings where answer_id = $1", Guid.Parse(answer)));
    }

    private static async Task<string[]> Lessons(Classroom room, Guid course) =>
        [.. (await room.Teacher.Get($"/authoring/courses/{course}")).GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("title").GetString()!)];

    private static async Task<HttpResponseMessage> Check(Classroom room, string at, params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("check"), "_handler" } };
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Files", name);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/r/{room.Teacher.Realm}{at}") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        return await room.Teacher.Http.SendAsync(request);
    }
}
