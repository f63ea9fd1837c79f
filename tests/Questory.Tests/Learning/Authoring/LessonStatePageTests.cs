using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Learning.Import;
using Questory.Tests.Learning.Lessons;
using Questory.Tests.Learning.Pages;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

/// <summary>Taking a lesson out of use in the browser: what the author and the learners read.</summary>
public sealed class LessonStatePageTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-080")]
    public async Task An_author_is_asked_takes_a_lesson_out_of_use_sees_it_so_and_takes_it_back()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        var at = $"/author/lessons/{course.Lessons[0]}";
        await learner.Start(course.Slug);
        await learner.Finish(course.Lessons[0]);
        var kept = await room.Teacher.Send(at, "delete");
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("take it out of use instead", (await kept.Document()).QuerySelector("[role=alert]")!.TextContent);

        var form = (await room.Teacher.Open(at)).QuerySelector("form:has(input[name=_handler][value=retire])")!;
        Assert.Contains("out of use?", form.GetAttribute("data-turbo-confirm"));
        Assert.Equal(at, await room.Teacher.Sends(at, "retire"));
        Assert.Contains("Out of use", (await room.Teacher.Open(at)).QuerySelector(".page-head")!.TextContent);
        var outline = (await room.Teacher.Open($"/author/courses/{course.Slug}")).QuerySelectorAll(".outline > li").Select(line => line.TextContent.Contains("Out of use", StringComparison.Ordinal));
        Assert.Equal([true, false], outline);

        Assert.Equal(at, await room.Teacher.Sends(at, "retire"));
        Assert.DoesNotContain("Out of use", (await room.Teacher.Open(at)).QuerySelector(".page-head")!.TextContent);
        Assert.Equal($"/author/courses/{course.Slug}", await room.Teacher.Sends($"/author/lessons/{course.Lessons[1]}", "delete"));
    }

    [Fact, Row("AE-080"), Row("AE-050")]
    public async Task A_child_that_did_the_rest_reads_so_completes_the_mission_and_sees_what_it_gave()
    {
        var room = await Classroom.In(world);
        var (child, other) = (await world.People.NewLearner(), await world.People.NewLearner());
        var course = await room.Course(2);
        foreach (var each in new[] { child, other })
            await each.Start(course.Slug);
        await child.Finish(course.Lessons[0]);
        await room.Retire(course.Lessons[1]);

        Assert.Contains($"/courses/{course.Slug}", (await child.Open("/home")).QuerySelector(".hero a.btn")!.GetAttribute("href"));
        var form = (await child.Open($"/courses/{course.Slug}")).QuerySelector($"form[action$='/courses/{course.Slug}/completion']")!;
        var sent = await child.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([]));
        Assert.Equal((HttpStatusCode.SeeOther, $"/r/kids/lessons/{course.Lessons[0]}/result"), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        var result = await child.See($"/lessons/{course.Lessons[0]}/result");
        Assert.Contains("ission completed!", result);
        Assert.Contains("You have done it all!", await child.See($"/courses/{course.Slug}"));

        Assert.Null((await other.Open($"/courses/{course.Slug}")).QuerySelector("form[action$='/completion']"));
        Assert.Contains("no longer offered", await other.See($"/lessons/{course.Lessons[1]}", HttpStatusCode.Conflict));
    }

    [Fact, Row("AE-080")]
    public async Task A_question_file_adds_nothing_to_a_lesson_out_of_use_and_an_export_says_which_are()
    {
        const string one = "$CATEGORY: $course$/top/Water\n\n::Wet::Water is wet. {T}\n", two = one + "\n::Dry::Sand is dry. {T}\n";
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        await Classroom.Made(await room.Send(course.Id, ("water.gift", one)));
        var water = (await room.Teacher.Get($"/authoring/courses/{course.Id}")).GetProperty("lessons")[1].GetProperty("id").GetGuid();
        await room.Retire(water);

        var again = (await Classroom.Made(await room.Send(course.Id, ("water.gift", one)))).GetProperty("files")[0];
        Assert.Equal((0, 1), (again.GetProperty("questions").GetInt32(), again.GetProperty("already_there").GetInt32()));
        var more = (await Classroom.Made(await room.Send(course.Id, ("water.gift", two)))).GetProperty("files")[0];
        Assert.True(more.GetProperty("lessons")[0].GetProperty("is_new").GetBoolean());
        Assert.Single((await room.Teacher.Get($"/authoring/lessons/{water}")).GetProperty("questions").EnumerateArray());

        var written = await room.Teacher.Get($"/courses/{course.Id}/exports/gift");
        Assert.Contains("Water is wet.", written.GetProperty("text").GetString());
        Assert.StartsWith("Water: is out of use", Assert.Single(written.GetProperty("omitted").EnumerateArray()).GetString());
    }
}
