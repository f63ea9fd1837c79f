using System.Text;
using Questory.Browser.Testing;
using Questory.Tests.Learning;

namespace Questory.Browser.Journeys;

/// <summary>An author at work in the browser.</summary>
public sealed class AuthorTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact]
    public async Task An_author_makes_a_mission_with_a_lesson_and_a_question_without_leaving_the_pages()
    {
        var page = await (await Open(await World.People.NewTeacher())).Go("/r/kids/author/courses/new");
        await page.GetByLabel("Title").FillAsync("Rain");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Make the mission" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a lesson" }).ClickAsync();
        await page.WaitForURLAsync("**/lessons/new");
        await page.GetByLabel("Title").FillAsync("Clouds");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Clouds are **tiny drops**.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the lesson" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "True or false" }).ClickAsync();
        await page.WaitForURLAsync("**/questions/new?kind=*");
        await page.GetByLabel("Statement").FillAsync("A cloud is made of water.");
        await page.GetByRole(AriaRole.Radio, new() { Name = "True", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the question" }).ClickAsync();

        await Assertions.Expect(page.Locator(".outline-item")).ToHaveCountAsync(1);
        Assert.Equal(1L, await World.Scalar<long>("select count(*) from learning_lessons l join assessment_items i on i.assessment_id = l.assessment_id where l.title = 'Clouds'"));
    }

    [Fact]
    public async Task Lessons_change_places_by_buttons_and_stay_there()
    {
        var (teacher, course) = await Course(lessons: 3);
        var page = await (await Open(teacher)).Go($"/r/kids/author/courses/{course.Slug}");
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Move up: Lesson 3" }).ClickAsync(), answer => answer.Request.Method == "POST" && !answer.Url.EndsWith("/presence"));
        await Assertions.Expect(page.Locator(".outline-title")).ToHaveTextAsync(["Lesson 1", "Lesson 3", "Lesson 2"]);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".outline-title")).ToHaveTextAsync(["Lesson 1", "Lesson 3", "Lesson 2"]);
    }

    [Fact]
    public async Task A_preview_is_played_like_the_lesson_and_leaves_no_traces()
    {
        var (teacher, course) = await Course(lessons: 1);
        await new Classroom(teacher).Statement(course.Lessons[0]);
        var before = await Traces();
        var page = await (await Open(teacher)).Go($"/r/kids/author/lessons/{course.Lessons[0]}/preview?q=1");
        await page.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "That's right!" })).ToBeVisibleAsync();
        Assert.Equal(before, await Traces());
    }

    [Fact]
    public async Task An_import_names_the_line_to_mend_and_changes_nothing_until_it_is_told_to()
    {
        var (teacher, course) = await Course(lessons: 0);
        var page = await (await Open(teacher)).Go($"/r/kids/author/courses/{course.Slug}/import");
        await Check(page, "::Ice::Ice is frozen water.{TRUE}\n\n::Broken::What is this?{=it ~never ends\n");
        await Assertions.Expect(page.GetByText("drops.gift, line 3")).ToBeVisibleAsync();
        await Check(page, "::Ice::Ice is frozen water.{TRUE}\n");
        Assert.Equal(0L, await Questions(course));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 question was imported.")).ToBeVisibleAsync();
        Assert.Equal(1L, await Questions(course));
    }

    private async Task<(TestPerson, Classroom.MadeCourse)> Course(int lessons)
    {
        var classroom = await Classroom.In(World);
        return (classroom.Teacher, await classroom.Course(lessons, publish: false));
    }

    private static async Task Check(IPage page, string gift)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "drops.gift", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(gift) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the files" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing is changed yet.")).ToBeVisibleAsync();
    }

    private Task<long> Questions(Classroom.MadeCourse course) => World.Scalar<long>(
        "select count(*) from learning_lessons l join assessment_items i on i.assessment_id = l.assessment_id where l.course_id = $1", course.Id);

    private Task<long> Traces() => World.Scalar<long>("""
        select (select count(*) from assessment_attempts) + (select count(*) from assessment_answers) + (select count(*) from platform_activity)
             + (select count(*) from progress_xp_entries) + (select count(*) from learning_course_progress) + (select count(*) from learning_lesson_progress)
        """);
}
