using System.Net;
using System.Text.Json;
using Questory.Tests.Accounts;
using Questory.Tests.Learning.Lessons;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Study;

/// <summary>The last lesson that somebody had still to do leaves the course: they complete it, and are paid once.</summary>
public sealed class NothingLeftTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-080"), Row("AE-050")]
    public async Task Who_had_done_all_but_this_completes_the_mission_and_is_paid_once()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2, new { xp_reward = 150, coin_reward = 50 });
        var after = await room.Course(1, new { prerequisites = new[] { course.Id } });
        await learner.SendComplete(course).Refused(HttpStatusCode.NotFound);
        await learner.Start(course.Slug);
        await learner.SendComplete(course).Refused(HttpStatusCode.Conflict, "unfinished");
        await learner.Finish(course.Lessons[0]);
        await learner.SendComplete(course).Refused(HttpStatusCode.Conflict, "unfinished");
        await room.Retire(course.Lessons[1]);

        var mine = await learner.Mine(course.Slug);
        Assert.Equal(("in_progress", "100.00", JsonValueKind.Null), (mine.GetProperty("status").GetString(), mine.GetProperty("percent").GetRawText(), mine.GetProperty("current_lesson").ValueKind));
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await Classroom.Made(await learner.SendComplete(course))));
        var paid = Assert.Single(all, one => one.GetProperty("receipts").GetArrayLength() > 0);
        Assert.Equal(course.Lessons[0], paid.GetProperty("lesson").GetGuid());
        mine = await learner.Mine(course.Slug);
        Assert.Equal(("completed", 175, 50), (mine.GetProperty("status").GetString(), mine.GetProperty("xp_earned").GetInt32(), mine.GetProperty("coins_earned").GetInt32()));
        Assert.Equal((175, 50), (await learner.Xp(), await learner.Coins()));
        var result = await learner.Get($"/lessons/{course.Lessons[0]}/result");
        Assert.True(result.GetProperty("course_completed").GetBoolean());
        Assert.Equal([25, 150], result.GetProperty("receipts").EnumerateArray().Where(line => line.GetProperty("kind").GetString() == "xp").Select(line => line.GetProperty("amount").GetInt64()));
        await learner.Start(after.Slug);
    }

    [Fact, Row("AE-080")]
    public async Task Who_left_takes_it_up_again_before_completing_it()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        await learner.Start(course.Slug);
        await learner.Finish(course.Lessons[0]);
        (await learner.Http.Do(HttpMethod.Delete, learner.At($"/courses/{course.Slug}/enrolment"))).Is(HttpStatusCode.NoContent);
        await room.Retire(course.Lessons[1]);
        await learner.SendComplete(course).Refused(HttpStatusCode.Forbidden, "left");
        await learner.Start(course.Slug);
        await Classroom.Made(await learner.SendComplete(course));
        Assert.Equal("completed", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
    }

    [Fact, Row("AE-080"), Row("AE-050")]
    public async Task Taken_out_of_use_in_the_moment_of_finishing_nobody_is_left_stuck()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2);
        var learners = new List<TestPerson>();
        for (var i = 0; i < 6; i++)
        {
            learners.Add(await world.People.NewLearner());
            await learners[i].Start(course.Slug);
        }
        var finishing = learners.Select(learner => learner.Finish(course.Lessons[0])).ToList();
        await room.Retire(course.Lessons[1]);
        await Task.WhenAll(finishing);
        foreach (var learner in learners)
        {
            await Classroom.Made(await learner.SendComplete(course));
            Assert.Equal("completed", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
            Assert.Equal(125, await learner.Xp());
        }
    }
}

internal static class Completing
{
    public static Task<HttpResponseMessage> SendComplete(this TestPerson learner, Classroom.MadeCourse course) =>
        learner.Http.PutAsync(learner.At($"/courses/{course.Slug}/completion"), null);
}
