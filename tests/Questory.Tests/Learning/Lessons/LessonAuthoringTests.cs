using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Lessons;

public sealed class LessonAuthoringTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-053")]
    public async Task A_second_lesson_at_the_same_place_is_a_conflict()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        await Add(room, course, new { title = "Again", kind = "reading", content = new { text = "x" }, position = 1 }).Refused(HttpStatusCode.Conflict, "position_taken");
    }

    [Theory, Row("AE-053")]
    [InlineData("""{"title":"x","kind":"reading"}""", "content")]
    [InlineData("""{"title":"x","kind":"reading","content":[1]}""", "content")]
    [InlineData("""{"title":"x","kind":"reading","content":"text"}""", "content")]
    [InlineData("""{"title":"x","kind":"reading","content":{}}""", "content.text")]
    [InlineData("""{"title":"x","kind":"video","content":{"text":"no film"}}""", "content.url")]
    [InlineData("""{"title":"x","kind":"video","content":{"url":"javascript:alert(1)"}}""", "content.url")]
    [InlineData("""{"title":"x","kind":"reading","content":{"text":"a\u0000b"}}""", "content")]
    [InlineData("""{"title":"x","kind":"reading","content":{"text":"\ud800"}}""", "content")]
    [InlineData("""{"title":"x","kind":"reading","content":{"text":"x","html":"y"}}""", "content")]
    [InlineData("""{"title":"x","kind":"podcast","content":{"text":"x"}}""", "kind")]
    [InlineData("""{"title":"","kind":"reading","content":{"text":"x"}}""", "title")]
    public async Task A_lesson_that_breaks_a_rule_is_refused_by_field(string lesson, string field)
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        await room.Teacher.Http.PostAsync(room.Teacher.At($"/courses/{course.Id}/lessons"), new StringContent(lesson, null, "application/json"))
            .Refused(HttpStatusCode.UnprocessableEntity, field);
    }

    [Fact, Row("AE-053"), Row("AE-080")]
    public async Task Lessons_are_put_in_order_all_at_once_or_not_at_all()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(3);
        var (a, b, c) = (course.Lessons[0], course.Lessons[1], course.Lessons[2]);
        await Arrange(room, course, new { parts = new object[] { new { lessons = new[] { c } }, new { chapter = new { title = "Later" }, lessons = new[] { a, b } } } });
        var outline = await room.Teacher.Get($"/authoring/courses/{course.Id}");
        Assert.Equal([c, a, b], outline.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("id").GetGuid()));
        Assert.Equal([1, 2, 3], outline.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("position").GetInt32()));
        Assert.Equal("Later", outline.GetProperty("chapters")[0].GetProperty("title").GetString());

        var stranger = (await room.Course()).Lessons[0];
        foreach (var wrong in new[] { new[] { c, a }, [c, a, b, b], [c, a, stranger] })
            await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/courses/{course.Id}/outline"), new { parts = new[] { new { lessons = wrong } } })
                .Refused(HttpStatusCode.UnprocessableEntity, "parts");

        await Arrange(room, course, new { parts = new[] { new { lessons = new[] { a, b, c } } } });
        outline = await room.Teacher.Get($"/authoring/courses/{course.Id}");
        Assert.Equal([a, b, c], outline.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("id").GetGuid()));
        Assert.Empty(outline.GetProperty("chapters").EnumerateArray());
    }

    [Fact, Row("AE-053")]
    public async Task Deleting_a_lesson_closes_the_gap_and_one_that_was_opened_stays()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(3);
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/lessons/{course.Lessons[1]}"))).StatusCode);
        var left = (await room.Teacher.Get($"/authoring/courses/{course.Id}")).GetProperty("lessons").EnumerateArray();
        Assert.Equal([1, 2], left.Select(lesson => lesson.GetProperty("position").GetInt32()));
        await learner.Start(course.Slug);
        await learner.Get($"/lessons/{course.Lessons[0]}");
        await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/lessons/{course.Lessons[0]}")).Refused(HttpStatusCode.Conflict, "has_progress");
    }

    [Fact, Row("EP-045")]
    public async Task A_preview_shows_what_a_newcomer_sees_and_leaves_no_trace()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2, publish: false);
        var question = await room.Statement(course.Lessons[1], hint: "secret");
        var preview = await room.Teacher.Get($"/authoring/lessons/{course.Lessons[1]}/preview");
        Assert.Equal(1, preview.GetProperty("index").GetInt32());
        Assert.Equal(0, preview.GetProperty("questions")[0].GetProperty("tries").GetInt32());
        Assert.DoesNotContain("secret", preview.ToString());
        var judged = await Classroom.Made(await room.Teacher.Http.PostAsJsonAsync(
            room.Teacher.At($"/authoring/lessons/{course.Lessons[1]}/preview/{question}/answers"), new { answer = false }));
        Assert.Equal("wrong", judged.GetProperty("verdict").GetString());
        Assert.Equal("true", judged.GetProperty("right_answers")[0].GetProperty("id").GetString());
        foreach (var table in new[] { "assessment_answers", "assessment_attempts", "learning_course_progress", "learning_lesson_progress", "platform_activity" })
            Assert.Equal(0L, await world.Scalar<long>($"select count(*) from {table} where account_id = $1", room.Teacher.Id.Value));
    }

    private static Task<HttpResponseMessage> Add(Classroom room, Classroom.MadeCourse course, object lesson) =>
        room.Teacher.Http.PostAsJsonAsync(room.Teacher.At($"/courses/{course.Id}/lessons"), lesson);

    private static async Task Arrange(Classroom room, Classroom.MadeCourse course, object outline) =>
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/courses/{course.Id}/outline"), outline)).StatusCode);
}
