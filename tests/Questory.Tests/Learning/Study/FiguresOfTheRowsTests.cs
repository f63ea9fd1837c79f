using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Insights;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Study;

/// <summary>The rows' own figures, played through HTTP from the answer to the progress record.</summary>
public sealed class FiguresOfTheRowsTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-037")]
    public async Task With_95_XP_a_first_right_answer_worth_10_sent_twice_at_once_makes_105_level_2_and_241_missing_once()
    {
        var child = await world.People.NewLearner();
        await Gain(child, 95);
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(child, xp: 10);
        var replies = await Task.WhenAll(child.Answer(lesson, question, true), child.Answer(lesson, question, true));
        Assert.Equal(2, Assert.Single(replies.SelectMany(reply => reply.GetProperty("receipts").EnumerateArray()), receipt => receipt.GetProperty("kind").GetString() == "level").GetProperty("amount").GetInt64());
        var progress = await Progress(child);
        Assert.Equal((105, 2, 241), (progress("total_xp"), progress("level"), progress("xp_to_next_level")));
    }

    [Fact, Row("AE-036")]
    public async Task With_800_XP_569_are_missing_and_with_569_more_810()
    {
        var child = await world.People.NewLearner();
        await Gain(child, 800);
        Assert.Equal((4, 569), await Progress(child) is var before ? (before("level"), before("xp_to_next_level")) : default);
        await Gain(child, 569);
        Assert.Equal((5, 810), await Progress(child) is var after ? (after("level"), after("xp_to_next_level")) : default);
    }

    [Fact, Row("AE-039")]
    public async Task Seven_of_nine_and_a_right_one_more_are_eight_of_ten_and_80_00()
    {
        var child = await world.People.NewLearner();
        var room = await Classroom.In(world);
        await room.AnswersInAll(child, right: 7, wrong: 2);
        Assert.Equal("77.78", await Accuracy(child));
        await room.AnswersInAll(child, right: 1, wrong: 0);
        var progress = await Progress(child);
        Assert.Equal((10, 8, "80.00"), (progress("questions_answered"), progress("questions_correct"), await Accuracy(child)));
    }

    [Fact, Row("AE-061"), Row("AE-038")]
    public async Task A_badge_for_a_streak_of_7_pays_50_XP_on_the_seventh_day_and_never_again()
    {
        await using var own = new TestWorldOfItsOwn();
        var alone = await own.Begin();
        var (admin, child) = (await alone.People.NewAdmin(), await alone.People.NewLearner());
        (await admin.Http.Tell(admin.At("/progress/achievements"), new
        {
            slug = "seven", name = "Seven days", description = "A week.", category = "streaks", rarity = "rare", criteria = new { measure = "streak", at_least = 7 }, xp = 50,
        })).Is(HttpStatusCode.Created);
        var (_, lesson, question) = await (await Classroom.In(alone)).OneQuestion(child, xp: 0);
        for (var day = 1; day <= 9; day++, alone.Clock.Advance(TimeSpan.FromDays(1)))
        {
            await child.Answer(lesson, question, false);
            await child.Answer(lesson, question, false);
            var progress = await Progress(child);
            Assert.Equal((day, day, day < 7 ? 0 : 50, day < 7 ? 0 : 1),
                (progress("current_streak"), progress("longest_streak"), progress("total_xp"), progress("achievements_earned")));
        }
        alone.Clock.Advance(TimeSpan.FromDays(1));
        await child.Answer(lesson, question, false);
        Assert.Equal((1, 9, 50), await Progress(child) is var last ? (last("current_streak"), last("longest_streak"), last("total_xp")) : default);
    }

    [Fact, Row("AE-038")]
    public async Task A_finished_lesson_keeps_a_streak_as_an_answer_does_and_a_mission_only_begun_does_not()
    {
        await using var own = new TestWorldOfItsOwn();
        var alone = await own.Begin();
        var child = await alone.People.NewLearner();
        var room = await Classroom.In(alone);
        var (course, other) = (await room.Course(lessons: 2), await room.Course());
        await child.Start(course.Slug);
        Assert.Equal((0, 0), await Streak());
        await child.Finish(course.Lessons[0]);
        Assert.Equal((1, 1), await Streak());
        alone.Clock.Advance(TimeSpan.FromDays(1));
        await child.Start(other.Slug);
        Assert.Equal((1, 1), await Streak());
        await child.Finish(course.Lessons[1]);
        Assert.Equal((2, 2), await Streak());

        async Task<(long, long)> Streak() => await Progress(child) is var mine ? (mine("current_streak"), mine("longest_streak")) : default;
    }

    [Fact, Row("AE-044"), Row("AE-048")]
    public async Task An_inactive_topic_vanishes_with_its_missions_but_for_those_who_are_in_them()
    {
        var room = await Classroom.In(world);
        var (inside, outside) = (await world.People.NewLearner(), await world.People.NewLearner());
        var slug = $"t-{Guid.NewGuid():N}"[..12];
        var topic = (await room.Teacher.Http.Tell(room.Teacher.At("/topics"), new { name = slug, slug })).Is(HttpStatusCode.Created).Body.GetProperty("id").GetGuid();
        var course = await room.Course(1, new { topic });
        await inside.Start(course.Slug);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/topics/{topic}"), new { name = slug, slug, is_active = false })).Is(HttpStatusCode.OK);

        Assert.DoesNotContain((await outside.Get("/topics")).EnumerateArray(), shown => shown.GetProperty("slug").GetString() == slug);
        Assert.DoesNotContain((await outside.Get("/courses")).EnumerateArray(), shown => shown.GetProperty("slug").GetString() == course.Slug);
        await outside.Http.PutAsJsonAsync(outside.At($"/courses/{course.Slug}/enrolment"), new { }).Refused(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, await outside.Status($"/lessons/{course.Lessons[0]}"));
        Assert.True((await inside.Finish(course.Lessons[0])).GetProperty("course_completed").GetBoolean());
    }

    // By an admin's correction: nothing else pays any number one likes.
    private async Task Gain(TestPerson child, long xp)
    {
        var admin = await world.People.NewAdmin();
        (await admin.Http.Tell(admin.At($"/progress/members/{child.Id}/corrections"), new { amount = xp, reason = "For the test" })).Is(HttpStatusCode.OK);
    }

    private static async Task<Func<string, long>> Progress(TestPerson child)
    {
        var progress = (await child.Get("/progress/me")).GetProperty("progress");
        return name => progress.GetProperty(name).GetInt64();
    }

    private static async Task<string> Accuracy(TestPerson child) => (await child.Get("/progress/me")).GetProperty("progress").GetProperty("average_accuracy").GetRawText();
}
