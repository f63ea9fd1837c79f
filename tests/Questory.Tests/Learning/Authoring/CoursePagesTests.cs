using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

public sealed class CoursePagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_topic_needs_no_more_than_a_name()
    {
        var room = await Classroom.In(world);
        Assert.Equal("/author/topics", await room.Teacher.Sends("/author/topics", "topic", ("Form.Name", "Seeing machines"), ("Form.Slug", "")));
        Assert.Contains("seeing-machines", (await room.Teacher.Open("/author/topics")).Body!.TextContent);
    }

    [Fact, Row("AE-080")]
    public async Task A_course_is_written_published_and_taken_away_in_the_browser()
    {
        var teacher = await world.People.NewTeacher();
        var at = await teacher.Sends("/author/courses/new", "course", ("Form.Title", "Robots at Home"), ("Form.Kind", "mission"), ("Form.Difficulty", "medium"), ("Form.XpReward", "70"));
        Assert.Equal("/author/courses/robots-at-home", at);
        var nothing = await teacher.Send(at, "publish");
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        Assert.Contains("add a lesson first", (await nothing.Document()).QuerySelector("[role=alert]")!.TextContent);

        var lesson = await teacher.Sends(at + "/lessons/new", "lesson", ("Form.Title", "What is one?"), ("Form.Kind", "reading"), ("Form.Text", "A **machine**."));
        Assert.Contains("A **machine**.", (await teacher.Open(lesson)).QuerySelector("textarea[name='Form.Text']")!.TextContent);
        Assert.Equal(at, await teacher.Sends(at, "publish"));
        Assert.Contains("Published", (await teacher.Open(at)).QuerySelector(".page-head")!.TextContent);
        Assert.Contains("Robots at Home", (await teacher.Open("/author")).QuerySelector("table")!.TextContent);

        var learner = await world.People.NewLearner();
        await learner.Start("robots-at-home");
        var kept = await teacher.Send(at, "delete");
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("unpublish it instead", (await kept.Document()).QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(at, await teacher.Sends(at, "unpublish"));
    }

    [Fact]
    public async Task A_refused_course_keeps_what_was_typed_and_names_the_field()
    {
        var teacher = await world.People.NewTeacher();
        var page = await teacher.Refused("/author/courses/new", "course", ("Form.Title", "Kept title"), ("Form.Slug", "Not A Slug"), ("Form.XpReward", "50"));
        var slug = page.QuerySelector("input[name='Form.Slug']")!;
        Assert.Equal(("Not A Slug", "true"), (slug.GetAttribute("value"), slug.GetAttribute("aria-invalid")));
        Assert.Contains("lower-case", page.GetElementById(slug.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent);
        Assert.Equal("Kept title", page.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));

        var number = (await teacher.Refused("/author/courses/new", "course", ("Form.Title", "A"), ("Form.XpReward", "many"))).QuerySelector("input[name='Form.XpReward']")!;
        Assert.Equal(("many", "true"), (number.GetAttribute("value"), number.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task An_edit_changes_what_was_changed_and_nothing_else()
    {
        var room = await Classroom.In(world);
        var first = await room.Course(1);
        var course = await room.Course(1, new { summary = "Short", required_level = 3, prerequisites = new[] { first.Id } });
        var at = $"/author/courses/{course.Slug}";
        var before = await room.Teacher.Get($"/authoring/courses/{course.Id}");
        await room.Teacher.Sends(at, "course", (await room.Teacher.Open(at)).Fields("course").With(("Form.Title", "Renamed")));
        var after = await room.Teacher.Get($"/authoring/courses/{course.Id}");
        Assert.Equal("Renamed", after.GetProperty("course").GetProperty("title").GetString());
        foreach (var field in before.GetProperty("course").EnumerateObject().Where(field => field.Name != "title"))
            Assert.Equal(field.Value.GetRawText(), after.GetProperty("course").GetProperty(field.Name).GetRawText());
    }

    [Fact]
    public async Task Buttons_order_lessons_and_headings_without_script()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(3, publish: false);
        var at = $"/author/courses/{course.Id}";
        var order = (await room.Teacher.Open(at)).Order();
        await room.Teacher.Sends(at, "outline", [.. order.Select(line => ("Order", line)), ("Down", order[0])]);
        Assert.Equal(["Lesson 2", "Lesson 1", "Lesson 3"], (await room.Teacher.Open(at)).Outline());

        order = (await room.Teacher.Open(at)).Order();
        await room.Teacher.Sends(at, "outline", [.. order.Select(line => ("Order", line)), ("Heading", "At the end")]);
        var page = await room.Teacher.Open(at);
        Assert.Equal(["Lesson 2", "Lesson 1", "Lesson 3", "At the end"], page.Outline());
        await room.Teacher.Sends(at, "outline", [.. page.Order().Select(line => ("Order", line)), ("Up", page.Order()[^1])]);
        page = await room.Teacher.Open(at);
        Assert.Equal(["Lesson 2", "Lesson 1", "At the end", "Lesson 3"], page.Outline());
        var last = (await room.Teacher.Get($"/authoring/courses/{course.Id}")).GetProperty("lessons")[2];
        Assert.Equal("Lesson 3", last.GetProperty("title").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, last.GetProperty("chapter").ValueKind);

        await room.Teacher.Sends(at, "outline", [.. page.Order().Select(line => ("Order", line)), ("Remove", page.Order()[2])]);
        await room.Teacher.Sends(at, "outline", ("Delete", course.Lessons[1].ToString()));
        Assert.Equal(["Lesson 1", "Lesson 3"], (await room.Teacher.Open(at)).Outline());
    }

    [Fact]
    public async Task A_stale_order_is_refused_and_changes_nothing()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2, publish: false);
        await room.Teacher.Refused($"/author/courses/{course.Id}", "outline", ("Order", course.Lessons[1].ToString()));
        Assert.Equal(["Lesson 1", "Lesson 2"], (await room.Teacher.Open($"/author/courses/{course.Id}")).Outline());
    }

    [Fact]
    public async Task A_lesson_shows_its_text_before_it_is_saved_and_says_what_it_lacks()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        var at = $"/author/lessons/{course.Lessons[0]}";
        var shown = await room.Teacher.Send(at, "lesson", ("Form.Title", "Lesson 1"), ("Form.Kind", "reading"), ("Form.Text", "Now **bold** <script>alert(1)</script>"), ("Form.Do", "preview"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var frame = (await shown.Document()).QuerySelector("turbo-frame#lesson-preview")!;
        Assert.Equal("bold", frame.QuerySelector("strong")!.TextContent);
        Assert.Null(frame.QuerySelector("script"));
        Assert.Contains("Read **this**.", (await room.Teacher.Open(at)).QuerySelector("textarea[name='Form.Text']")!.TextContent);

        var empty = await room.Teacher.Refused(at, "lesson", ("Form.Title", "Kept"), ("Form.Kind", "reading"), ("Form.Text", " "));
        Assert.Equal("true", empty.QuerySelector("textarea[name='Form.Text']")!.GetAttribute("aria-invalid"));
        Assert.Equal("Kept", empty.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_authors_come_in()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        var question = await room.Statement(course.Lessons[0]);
        string[] pages =
        [
            "/author", "/author/courses/new", $"/author/courses/{course.Slug}", $"/author/courses/{course.Slug}/lessons/new", $"/author/courses/{course.Slug}/import",
            $"/author/lessons/{course.Lessons[0]}", $"/author/lessons/{course.Lessons[0]}/questions/new?kind=essay", $"/author/lessons/{course.Lessons[0]}/preview",
            $"/author/questions/{question}", "/author/essays",
        ];
        var learner = await world.People.NewLearner();
        foreach (var page in pages)
        {
            await room.Teacher.Open(page);
            Assert.Equal(HttpStatusCode.Forbidden, (await learner.Http.Page($"/r/kids{page}")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Send("/author/courses/new", "course", ("Form.Title", "Mine"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Http.Page("/r/kids/author/courses/unheard-of")).StatusCode);
    }
}
