using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Study;

public sealed class FinishingTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-050"), Row("AE-041")]
    public async Task Eight_lessons_and_the_mission_are_350_XP_50_coins_and_level_3_once()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(8, new { xp_reward = 150, coin_reward = 50 });
        await learner.Start(course.Slug);
        foreach (var lesson in course.Lessons)
            await learner.Finish(lesson);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => learner.Finish(course.Lessons[7])));

        var progress = (await learner.Get("/progress/me")).GetProperty("progress");
        Assert.Equal((350, 3, 413), (progress.GetProperty("total_xp").GetInt32(), progress.GetProperty("level").GetInt32(), progress.GetProperty("xp_to_next_level").GetInt32()));
        Assert.Equal(50, await learner.Coins());
        var mine = await learner.Mine(course.Slug);
        Assert.Equal(("completed", 350, 50, "100.00"), (mine.GetProperty("status").GetString(), mine.GetProperty("xp_earned").GetInt32(),
            mine.GetProperty("coins_earned").GetInt32(), mine.GetProperty("percent").GetRawText()));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'completed' and object_kind = 'course'", learner.Id.Value));
        await learner.Http.DeleteAsync(learner.At($"/courses/{course.Slug}/enrolment")).Refused(HttpStatusCode.Conflict, "completed");
    }

    [Fact, Row("AE-050")]
    public async Task The_last_lesson_finished_ten_times_at_once_completes_and_pays_once()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(1, new { xp_reward = 150 });
        await learner.Start(course.Slug);
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => learner.Finish(course.Lessons[0])));
        Assert.Single(all, one => one.GetProperty("receipts").GetArrayLength() > 0);
        Assert.Equal(175, await learner.Xp());
    }

    [Fact, Row("AE-055")]
    public async Task A_lesson_is_finished_when_every_question_is_answered_and_pays_once()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        var lesson = course.Lessons[0];
        var questions = new[] { await room.Statement(lesson, xp: 0), await room.Statement(lesson, xp: 0), await room.Statement(lesson, xp: 0) };
        await room.Question(lesson, new { body = new { kind = "description", prompt = new { text = "Only to read." } } });
        await learner.Start(course.Slug);
        await learner.Answer(lesson, questions[0], true);
        await learner.Answer(lesson, questions[1], false);
        await learner.SendFinish(lesson).Refused(HttpStatusCode.Conflict, "questions_unanswered");
        await learner.Answer(lesson, questions[2], false);
        await learner.Finish(lesson);
        Assert.Equal(25, await learner.Xp());
        await learner.Finish(lesson);
        Assert.Equal(25, await learner.Xp());
        Assert.Equal(333, await world.Scalar<int>("select score_permille from assessment_attempts where account_id = $1", learner.Id.Value));
    }

    [Fact, Row("AE-045")]
    public async Task A_topics_percent_follows_its_lessons()
    {
        var room = await Classroom.In(world, "other");
        var learner = await world.People.NewLearner("other");
        var topic = (await Classroom.Made(await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At("/topics"), new { name = "Safety", slug = "safety" }))).GetProperty("id").GetGuid();
        var course = await room.Course(8, new { topic });
        await learner.Start(course.Slug);
        Assert.Empty((await learner.Get("/topics/progress")).EnumerateArray());
        foreach (var lesson in course.Lessons.Take(3))
            await learner.Finish(lesson);
        Assert.Equal("37.50", (await learner.Get("/topics/progress"))[0].GetProperty("percent").GetRawText());
        await room.Lesson(course.Id);
        await room.Lesson(course.Id);
        Assert.Equal("30.00", (await learner.Get("/topics/progress"))[0].GetProperty("percent").GetRawText());
    }
}
