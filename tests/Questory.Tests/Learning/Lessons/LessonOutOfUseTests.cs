using System.Net;
using System.Text.Json;
using Questory.Tests.Accounts;
using Questory.Tests.Groups;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Lessons;

/// <summary>A lesson with learners' progress is taken out of use instead of removed: what each of them sees then.</summary>
public sealed class LessonOutOfUseTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-080")]
    public async Task With_progress_it_is_not_deleted_and_out_of_use_it_leaves_the_mission_and_stays_with_who_did_it()
    {
        var room = await Classroom.In(world);
        var (done, behind, newcomer) = (await world.People.NewLearner(), await world.People.NewLearner(), await world.People.NewLearner());
        var course = await room.Course(3);
        var (first, question) = (course.Lessons[0], await room.Statement(course.Lessons[0]));
        await done.Start(course.Slug);
        await done.Answer(first, question, true);
        await done.Finish(first);
        await behind.Start(course.Slug);
        var before = await done.Get($"/lessons/{first}/result");
        var xp = await done.Xp();

        var refused = (await room.Teacher.Http.Do(HttpMethod.Delete, room.Teacher.At($"/lessons/{first}"))).Is(HttpStatusCode.Conflict);
        Assert.Equal("has_progress", refused.Code);
        Assert.Contains("out of use instead", refused.Text);
        await room.Retire(first);
        Assert.Equal([(false, 1), (true, 2), (true, 3)], await room.Outline(course.Id));

        Assert.Equal(["done", "open", "locked"], await States(done, course));
        Assert.Equal((3, "33.33"), (await Total(done, course), (await done.Mine(course.Slug)).GetProperty("percent").GetRawText()));
        Assert.Equal(before.ToString(), (await done.Get($"/lessons/{first}/result")).ToString());
        Assert.Single((await done.Get($"/lessons/{first}/answers")).GetProperty("answers").EnumerateArray());
        Assert.Equal((xp, 1), (await done.Xp(), (await done.Mine(course.Slug)).GetProperty("lessons_completed").GetInt32()));
        Assert.Equal(course.Lessons[1], (await done.Get($"/lessons/{first}")).GetProperty("next").GetGuid());

        Assert.Equal(["open", "locked"], await States(behind, course));
        Assert.Equal((2, 0, course.Lessons[1]), (await Total(behind, course), (await behind.Mine(course.Slug)).GetProperty("current_lesson_index").GetInt32(),
            (await behind.Mine(course.Slug)).GetProperty("current_lesson").GetGuid()));
        await behind.Http.GetAsync(behind.At($"/lessons/{first}")).Refused(HttpStatusCode.Conflict, "out_of_use");
        await behind.SendAnswer(first, question, true).Refused(HttpStatusCode.Conflict, "out_of_use");
        await behind.SendFinish(first).Refused(HttpStatusCode.Conflict, "out_of_use");
        var second = await behind.Get($"/lessons/{course.Lessons[1]}");
        Assert.Equal((0, 2, JsonValueKind.Null), (second.GetProperty("index").GetInt32(), second.GetProperty("total_lessons").GetInt32(), second.GetProperty("previous").ValueKind));

        Assert.Equal(2, await Total(newcomer, course));
        Assert.Equal(HttpStatusCode.NotFound, await newcomer.Status($"/lessons/{first}"));
    }

    [Fact, Row("AE-080")]
    public async Task Back_in_use_it_is_as_it_was_and_saying_so_twice_changes_nothing_more()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        await learner.Start(course.Slug);
        await room.Retire(course.Lessons[0]);
        await room.Retire(course.Lessons[0]);
        Assert.Equal(["open"], await States(learner, course));
        await room.Reinstate(course.Lessons[0]);
        await room.Reinstate(course.Lessons[0]);
        Assert.Equal(["open", "locked"], await States(learner, course));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_audit where action = 'retire lesson' and object_id = $1", course.Lessons[0]));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_audit where action = 'reinstate lesson' and object_id = $1", course.Lessons[0]));

        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/lessons/{Guid.NewGuid()}/retirement"))).Is(HttpStatusCode.NotFound);
        (await learner.Http.Do(HttpMethod.Put, learner.At($"/lessons/{course.Lessons[0]}/retirement"))).Is(HttpStatusCode.Forbidden);
    }

    [Fact, Row("AE-080"), Row("AE-054"), Row("AE-050")]
    public async Task Nobody_waits_for_it_and_the_last_of_the_others_completes_the_mission()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(3);
        await learner.Start(course.Slug);
        await learner.Finish(course.Lessons[0]);
        await learner.Http.GetAsync(learner.At($"/lessons/{course.Lessons[2]}")).Refused(HttpStatusCode.Forbidden, "locked");
        await room.Retire(course.Lessons[1]);
        Assert.Equal("50.00", (await learner.Mine(course.Slug)).GetProperty("percent").GetRawText());
        Assert.Equal(course.Lessons[2], (await learner.Get($"/lessons/{course.Lessons[0]}")).GetProperty("next").GetGuid());
        var last = await learner.Finish(course.Lessons[2]);
        Assert.Equal((true, 2, 2, "100.00"), (last.GetProperty("course_completed").GetBoolean(), last.GetProperty("lessons_completed").GetInt32(),
            last.GetProperty("total_lessons").GetInt32(), last.GetProperty("percent").GetRawText()));

        // Completed stays completed, though a lesson comes back.
        await room.Reinstate(course.Lessons[1]);
        Assert.Equal(("completed", "66.67"), ((await learner.Mine(course.Slug)).GetProperty("status").GetString(), (await learner.Mine(course.Slug)).GetProperty("percent").GetRawText()));
    }

    [Fact, Row("AE-080")]
    public async Task Who_has_it_open_may_finish_it_and_is_paid()
    {
        var room = await Classroom.In(world);
        var (inside, outside) = (await world.People.NewLearner(), await world.People.NewLearner());
        var course = await room.Course(2);
        var (lesson, questions) = (course.Lessons[0], new[] { await room.Statement(course.Lessons[0]), await room.Statement(course.Lessons[0]) });
        foreach (var learner in new[] { inside, outside })
            await learner.Start(course.Slug);
        await inside.Get($"/lessons/{lesson}");
        await inside.Answer(lesson, questions[0], true);
        await room.Retire(lesson);

        Assert.Equal(10, (await inside.Answer(lesson, questions[1], true)).GetProperty("xp_earned").GetInt64());
        var view = await inside.Get($"/lessons/{lesson}");
        Assert.Equal((0, 2), (view.GetProperty("index").GetInt32(), view.GetProperty("total_lessons").GetInt32()));
        var finished = await inside.Finish(lesson);
        Assert.Equal((1, 2, course.Lessons[1]), (finished.GetProperty("lessons_completed").GetInt32(), finished.GetProperty("total_lessons").GetInt32(), finished.GetProperty("next_lesson").GetGuid()));
        Assert.Equal(45, await inside.Xp());
        await outside.SendAnswer(lesson, questions[0], true).Refused(HttpStatusCode.Conflict, "out_of_use");
        Assert.True((await outside.Finish(course.Lessons[1])).GetProperty("course_completed").GetBoolean());
    }

    [Fact, Row("AE-080")]
    public async Task A_mission_with_no_lesson_in_use_is_not_published()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1, publish: false);
        await room.Retire(course.Lessons[0]);
        Assert.Equal("no_lessons", (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/courses/{course.Id}/publication"))).Is(HttpStatusCode.Conflict).Code);
        await room.Reinstate(course.Lessons[0]);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/courses/{course.Id}/publication"))).Is(HttpStatusCode.NoContent);
    }

    [Fact, Row("AE-080"), Row("AE-053")]
    public async Task It_is_ordered_with_the_others_and_edited_and_deleted_like_them()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(3);
        var (a, b, c) = (course.Lessons[0], course.Lessons[1], course.Lessons[2]);
        await room.Retire(b);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/courses/{course.Id}/outline"), new { parts = new[] { new { lessons = new[] { a, c } } } }))
            .Is(HttpStatusCode.UnprocessableEntity);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/courses/{course.Id}/outline"), new { parts = new[] { new { lessons = new[] { b, c, a } } } }))
            .Is(HttpStatusCode.NoContent);
        Assert.Equal([(false, 1), (true, 2), (true, 3)], await room.Outline(course.Id));
        var learner = await world.People.NewLearner();
        await learner.Start(course.Slug);
        Assert.Equal(c, (await learner.Mine(course.Slug)).GetProperty("current_lesson").GetGuid());
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/lessons/{b}"), new { title = "Anew", kind = "reading", content = new { text = "x" } })).Is(HttpStatusCode.OK);
        Assert.False((await room.Teacher.Get($"/authoring/lessons/{b}")).GetProperty("is_active").GetBoolean());
        await room.Teacher.Get($"/authoring/lessons/{b}/preview");
        (await room.Teacher.Http.Do(HttpMethod.Delete, room.Teacher.At($"/lessons/{b}"))).Is(HttpStatusCode.NoContent);
        Assert.Equal([(true, 1), (true, 2)], await room.Outline(course.Id));
    }

    [Fact, Row("AE-080"), Row("AE-045"), Row("AE-052")]
    public async Task Every_figure_leaves_it_out_but_for_who_did_it()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var (ada, ben) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"));
        var room = new Classroom(teacher);
        var group = await teacher.NewClass();
        await parent.Enrol(ada, group);
        await parent.Enrol(ben, group);
        var course = await room.Course(4, new { topic = await room.Topic($"t-{Guid.NewGuid():N}"[..12]) });
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/courses/{course.Id}"), new { })).Is(HttpStatusCode.NoContent);
        foreach (var child in new[] { ada, ben })
            await child.Start(course.Slug);
        await ada.Finish(course.Lessons[0]);
        await ada.Finish(course.Lessons[1]);
        await ben.Finish(course.Lessons[0]);
        await room.Retire(course.Lessons[1]);
        await room.Retire(course.Lessons[3]);

        // Ada has done two of the three that count for her, Ben one of his two.
        Assert.Equal(("66.67", "50.00"), ((await ada.Get("/topics/progress"))[0].GetProperty("percent").GetRawText(), (await ben.Get("/topics/progress"))[0].GetProperty("percent").GetRawText()));
        var led = (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/courses"))).Is(HttpStatusCode.OK).Body[0];
        Assert.Equal([50.00m, 66.67m], led.GetProperty("learners").EnumerateArray().Select(share => share.Number("percent")));
        Assert.Equal(2, (await teacher.Get("/authoring/courses")).EnumerateArray().Single(line => line.GetProperty("id").GetGuid() == course.Id).GetProperty("lessons").GetInt32());
    }

    private static async Task<IEnumerable<string>> States(TestPerson learner, Classroom.MadeCourse course) =>
        (await learner.Get($"/courses/{course.Slug}")).GetProperty("lessons").EnumerateArray().Select(stop => stop.GetProperty("state").GetString()!);

    private static async Task<int> Total(TestPerson learner, Classroom.MadeCourse course) =>
        (await learner.Get($"/courses/{course.Slug}")).GetProperty("course").GetProperty("total_lessons").GetInt32();
}

internal static class Retiring
{
    public static async Task Retire(this Classroom room, Guid lesson) =>
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/lessons/{lesson}/retirement"))).Is(HttpStatusCode.NoContent);

    public static async Task Reinstate(this Classroom room, Guid lesson) =>
        (await room.Teacher.Http.Do(HttpMethod.Delete, room.Teacher.At($"/lessons/{lesson}/retirement"))).Is(HttpStatusCode.NoContent);

    public static async Task<IEnumerable<(bool InUse, int Position)>> Outline(this Classroom room, Guid course) =>
        (await room.Teacher.Get($"/authoring/courses/{course}")).GetProperty("lessons").EnumerateArray()
        .Select(lesson => (lesson.GetProperty("is_active").GetBoolean(), lesson.GetProperty("position").GetInt32()));
}
