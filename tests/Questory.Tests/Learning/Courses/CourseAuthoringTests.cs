using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Courses;

public sealed class CourseAuthoringTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-047")]
    public async Task A_ring_of_prerequisites_is_refused()
    {
        var room = await Classroom.In(world);
        var a = await room.Course();
        var b = await room.Course(extra: new { prerequisites = new[] { a.Id } });
        var c = await room.Course(extra: new { prerequisites = new[] { b.Id } });
        await Edit(room, a, a.Id).Refused(HttpStatusCode.UnprocessableEntity, "prerequisites");
        await Edit(room, a, b.Id).Refused(HttpStatusCode.UnprocessableEntity, "prerequisites");
        await Edit(room, a, c.Id).Refused(HttpStatusCode.UnprocessableEntity, "prerequisites");
        await Edit(room, a, Guid.NewGuid()).Refused(HttpStatusCode.UnprocessableEntity, "prerequisites");
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from learning_course_prerequisites where course_id = $1", a.Id));
    }

    [Fact, Row("AE-047")]
    public async Task Two_edits_that_close_a_ring_together_do_not_both_succeed()
    {
        var room = await Classroom.In(world);
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await room.Course(), await room.Course());
            var both = await Task.WhenAll(Edit(room, a, b.Id), Edit(room, b, a.Id));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], both.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact, Row("AE-080")]
    public async Task A_course_with_progress_is_unpublished_not_deleted_and_history_still_shows_it()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        await learner.Start(course.Slug);
        await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/courses/{course.Id}")).Refused(HttpStatusCode.Conflict, "has_progress");
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/courses/{course.Id}/publication"))).StatusCode);

        Assert.DoesNotContain((await learner.Get("/courses")).EnumerateArray(), card => card.GetProperty("slug").GetString() == course.Slug);
        Assert.Equal("in_progress", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
        await learner.Finish(course.Lessons[0]);
        await learner.Finish(course.Lessons[1]);
        Assert.Equal("completed", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
        var newcomer = await world.People.NewLearner();
        Assert.Equal(HttpStatusCode.NotFound, await newcomer.Status($"/courses/{course.Slug}"));
        await newcomer.Http.PutAsync(newcomer.At($"/courses/{course.Slug}/enrolment"), null).Refused(HttpStatusCode.NotFound);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_audit where object_id = $1 and action = 'unpublish course'", course.Id));
    }

    [Fact, Row("AE-080")]
    public async Task A_course_nobody_began_is_deleted_and_its_questions_stay_in_the_bank()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2);
        var question = await room.Statement(course.Lessons[0]);
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/courses/{course.Id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await room.Teacher.Status($"/authoring/courses/{course.Id}"));
        Assert.Equal(HttpStatusCode.OK, await room.Teacher.Status($"/questions/{question}"));
    }

    [Fact]
    public async Task A_course_without_lessons_cannot_be_published()
    {
        var room = await Classroom.In(world);
        var empty = await room.Course(0, publish: false);
        await room.Teacher.Http.PutAsync(room.Teacher.At($"/courses/{empty.Id}/publication"), null).Refused(HttpStatusCode.Conflict, "no_lessons");
    }

    [Fact]
    public async Task Learners_do_not_author_and_other_realms_see_nothing()
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var question = await room.Statement(course.Lessons[0]);
        var learner = await world.People.NewLearner();
        await learner.Http.PostAsJsonAsync(learner.At("/courses"), new { title = "Mine" }).Refused(HttpStatusCode.Forbidden);
        await learner.Http.PostAsJsonAsync(learner.At("/topics"), new { name = "Mine", slug = "mine" }).Refused(HttpStatusCode.Forbidden);
        await learner.Http.PutAsync(learner.At($"/courses/{course.Id}/publication"), null).Refused(HttpStatusCode.Forbidden);
        await learner.Http.GetAsync(learner.At($"/questions/{question}")).Refused(HttpStatusCode.Forbidden);
        await learner.Http.GetAsync(learner.At($"/authoring/courses/{course.Id}")).Refused(HttpStatusCode.Forbidden);

        var foreign = await Classroom.In(world, "other");
        Assert.Equal(HttpStatusCode.NotFound, await foreign.Teacher.Status($"/authoring/courses/{course.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await foreign.Teacher.Status($"/questions/{question}"));
        Assert.Equal(HttpStatusCode.NotFound, await foreign.Teacher.Status($"/courses/{course.Slug}"));
        await foreign.Teacher.Http.DeleteAsync(foreign.Teacher.At($"/courses/{course.Id}")).Refused(HttpStatusCode.NotFound);
        await foreign.Teacher.Http.DeleteAsync($"/api/realms/kids/courses/{course.Id}").Refused(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> Edit(Classroom room, Classroom.MadeCourse course, Guid requires) =>
        room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/courses/{course.Id}"), new { title = "Edited", prerequisites = new[] { requires } });
}
