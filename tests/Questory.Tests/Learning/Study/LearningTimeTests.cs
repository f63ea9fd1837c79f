using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Groups;
using Questory.Tests.Insights;
using Questory.Tests.Testing;
using static Questory.Tests.Groups.School;

namespace Questory.Tests.Learning.Study;

/// <summary>Time in lessons as the progress, the parent and the weekly report tell it.</summary>
public sealed class LearningTimeTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-040")]
    public async Task A_lesson_of_10_minutes_and_30_of_silence_are_10_active_minutes_finished_or_not()
    {
        var room = await Classroom.In(world);
        foreach (var finishes in new[] { true, false })
        {
            var child = await world.People.NewLearner();
            var (course, lesson, question) = await room.OneQuestion(child);
            await child.Get($"/lessons/{lesson}");
            await After(3, () => child.Answer(lesson, question, true));
            await After(4, () => Beat(child, lesson));
            await After(3, () => finishes ? child.SendFinish(lesson) : Beat(child, lesson));
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await Beat(child, lesson);
            Assert.Equal((10, 10), await Minutes(child));
            Assert.Equal(10, (await child.Mine(course.Slug)).GetProperty("time_spent_minutes").GetInt32());
        }
    }

    [Fact, Row("AE-040")]
    public async Task Time_outside_lessons_is_not_active()
    {
        var child = await world.People.NewLearner();
        var (_, lesson, _) = await (await Classroom.In(world)).OneQuestion(child);
        await Here(child);
        await After(2, () => Here(child));
        await After(2, () => child.Get($"/lessons/{lesson}"));
        await After(4, () => Here(child));
        await After(1, () => Here(child));
        Assert.Equal((9, 4), await Minutes(child));
    }

    [Fact, Row("AE-040")]
    public async Task A_lesson_that_is_not_open_takes_no_beats()
    {
        var child = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(2);
        Assert.Equal(HttpStatusCode.Forbidden, (await Beat(child, course.Lessons[0])).StatusCode);
        await child.Start(course.Slug);
        Assert.Equal(HttpStatusCode.NoContent, (await Beat(child, course.Lessons[0])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Beat(child, course.Lessons[1])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Beat(child, Guid.NewGuid())).StatusCode);
    }

    [Fact, Row("AE-040"), Row("AE-058")]
    public async Task An_answer_that_claims_600_minutes_in_a_lesson_a_minute_old_is_bad_input_and_no_attempt()
    {
        var child = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(child);
        await child.Get($"/lessons/{lesson}");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var seconds in new[] { 36_000, 86_400, 86_401, -3 })
            await child.SendAnswer(lesson, question, true, seconds).Refused(HttpStatusCode.UnprocessableEntity, "seconds");
        Assert.Equal(0, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", child.Id.Value));
        Assert.Equal(1, (await child.Answer(lesson, question, true, 60)).GetProperty("try").GetInt32());
    }

    [Fact, Row("AE-029"), Row("AE-040")]
    public async Task A_weeks_minutes_are_those_of_its_days_and_the_dashboard_shows_the_running_week()
    {
        await using var own = new TestWorldOfItsOwn();
        var alone = await own.Begin();
        var parent = await alone.NewParent();
        var child = await alone.NewChild(parent, "Ada");
        var (_, lesson, question) = await (await Classroom.In(alone)).OneQuestion(child);
        MoveTo(DayOfWeek.Tuesday);
        for (var day = 0; day < 2; day++, alone.Clock.Advance(TimeSpan.FromDays(1)))
        {
            await child.Get($"/lessons/{lesson}");
            alone.Clock.Advance(TimeSpan.FromMinutes(4));
            await child.Answer(lesson, question, true, seconds: 240);
        }
        Assert.Equal(8, await ThisWeek());
        MoveTo(DayOfWeek.Monday);
        Assert.Equal(0, await ThisWeek());
        await child.Get($"/lessons/{lesson}");
        alone.Clock.Advance(TimeSpan.FromMinutes(3));
        await Here(child);
        Assert.Equal(3, await ThisWeek());

        await alone.RunWeeklyReports();
        Assert.Contains("8 minutes", await alone.Scalar<string>("select body_text from platform_mails where recipient = $1 and kind = 'weekly_report'", parent.Email));
        var week = Assert.Single((await parent.Http.Ask(parent.At($"/family/children/{child.Id}/weeks"))).Body.EnumerateArray());
        Assert.Equal(8, week.GetProperty("figures").GetProperty("minutes").GetInt32());
        Assert.Equal(11, (await Line()).GetProperty("total_time_minutes").GetInt32());

        async Task<System.Text.Json.JsonElement> Line() => Assert.Single((await parent.Http.Ask(parent.At("/family/children/progress"))).Body.EnumerateArray());

        async Task<int> ThisWeek() => (await Line()).GetProperty("this_week").GetProperty("minutes").GetInt32();

        void MoveTo(DayOfWeek wanted)
        {
            var noon = new DateTimeOffset(alone.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(12);
            do
                noon = noon.AddDays(1);
            while (noon.DayOfWeek != wanted);
            alone.Clock.MoveTo(noon);
        }
    }

    private Task After<T>(int minutes, Func<Task<T>> step)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(minutes));
        return step();
    }

    private static Task<HttpResponseMessage> Beat(TestPerson person, Guid lesson) => person.Http.PostAsync(person.At($"/lessons/{lesson}/presence"), null);

    private static Task<HttpResponseMessage> Here(TestPerson person) => person.Http.PostAsJsonAsync(person.At("/progress/me/presence"), new { });

    private static async Task<(long Total, long Active)> Minutes(TestPerson person) => (await person.Get("/progress/me")).GetProperty("progress") is var progress
        ? (progress.GetProperty("total_minutes").GetInt64(), progress.GetProperty("active_minutes").GetInt64()) : default;
}
