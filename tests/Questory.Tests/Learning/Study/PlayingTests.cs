using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Learning.Pages;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Study;

public sealed class PlayingTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-048")]
    public async Task Starting_twice_is_one_record_in_progress()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(2);
        await Task.WhenAll(learner.Start(course.Slug), learner.Start(course.Slug), learner.Start(course.Slug));
        var mine = await learner.Mine(course.Slug);
        Assert.Equal(("in_progress", 1), (mine.GetProperty("status").GetString(), mine.GetProperty("attempts").GetInt32()));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'started'", learner.Id.Value));
    }

    [Fact, Row("AE-048")]
    public async Task Only_the_rules_complete_a_course()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(1);
        await learner.Start(course.Slug);
        await learner.Http.PutAsJsonAsync(learner.At($"/courses/{course.Slug}/enrolment"), new { status = "completed" }).Refused(HttpStatusCode.Forbidden, "only_by_playing");
        await learner.Http.PutAsJsonAsync(learner.At($"/courses/{course.Slug}/enrolment"), new { status = "won" }).Refused(HttpStatusCode.UnprocessableEntity, "status");
        Assert.Equal("in_progress", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
    }

    [Fact, Row("AE-048")]
    public async Task Left_and_resumed_is_attempt_2_at_the_same_lesson()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(3);
        await learner.Start(course.Slug);
        await learner.Finish(course.Lessons[0]);
        Assert.Equal(HttpStatusCode.NoContent, (await learner.Http.DeleteAsync(learner.At($"/courses/{course.Slug}/enrolment"))).StatusCode);
        Assert.Equal("abandoned", (await learner.Mine(course.Slug)).GetProperty("status").GetString());
        await learner.Http.GetAsync(learner.At($"/lessons/{course.Lessons[1]}")).Refused(HttpStatusCode.Forbidden, "left");
        var mine = (await learner.Start(course.Slug)).GetProperty("mine");
        Assert.Equal(("in_progress", 2, 1, course.Lessons[1]), (mine.GetProperty("status").GetString(), mine.GetProperty("attempts").GetInt32(),
            mine.GetProperty("current_lesson_index").GetInt32(), mine.GetProperty("current_lesson").GetGuid()));
    }

    [Fact, Row("AE-048")]
    public async Task Out_of_use_it_can_be_finished_while_it_runs_but_neither_started_nor_taken_up_again()
    {
        var room = await Classroom.In(world);
        var (running, left, late) = (await world.People.NewLearner(), await world.People.NewLearner(), await world.People.NewLearner());
        var course = await room.Course(1);
        await running.Start(course.Slug);
        await left.Start(course.Slug);
        Assert.Equal(HttpStatusCode.NoContent, (await left.Http.DeleteAsync(left.At($"/courses/{course.Slug}/enrolment"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/courses/{course.Id}/publication"))).StatusCode);

        await late.Http.PutAsync(late.At($"/courses/{course.Slug}/enrolment"), null).Refused(HttpStatusCode.NotFound);
        await left.Http.PutAsync(left.At($"/courses/{course.Slug}/enrolment"), null).Refused(HttpStatusCode.Conflict, "out_of_use");
        Assert.Equal("abandoned", (await left.Mine(course.Slug)).GetProperty("status").GetString());
        Assert.Contains("No longer offered", await left.See($"/courses/{course.Slug}"));
        await running.Finish(course.Lessons[0]);
        Assert.Equal("completed", (await running.Mine(course.Slug)).GetProperty("status").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.PutAsync(room.Teacher.At($"/courses/{course.Id}/publication"), null)).StatusCode);
        Assert.Equal("in_progress", (await left.Start(course.Slug)).GetProperty("mine").GetProperty("status").GetString());
    }

    [Fact, Row("AE-049")]
    public async Task Percent_has_two_decimals_and_the_next_lesson_is_known_on_every_device()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(8);
        await learner.Start(course.Slug);
        Assert.Equal("0.00", (await learner.Mine(course.Slug)).GetProperty("percent").GetRawText());
        foreach (var lesson in course.Lessons.Take(3))
            await learner.Finish(lesson);
        var mine = await learner.Mine(course.Slug);
        Assert.Equal("37.50", mine.GetProperty("percent").GetRawText());
        Assert.Equal(3, mine.GetProperty("current_lesson_index").GetInt32());
        Assert.Equal("0.00", mine.GetProperty("accuracy").GetRawText());
    }

    [Fact, Row("AE-054")]
    public async Task Lessons_open_one_after_the_other_and_done_ones_stay_open()
    {
        var learner = await world.People.NewLearner();
        var course = await (await Classroom.In(world)).Course(2, extra: new { title = "In order" });
        await learner.Http.GetAsync(learner.At($"/lessons/{course.Lessons[0]}")).Refused(HttpStatusCode.Forbidden, "not_started");
        await learner.Start(course.Slug);
        await learner.Http.GetAsync(learner.At($"/lessons/{course.Lessons[1]}")).Refused(HttpStatusCode.Forbidden, "locked");
        await learner.SendFinish(course.Lessons[1]).Refused(HttpStatusCode.Forbidden, "locked");
        Assert.Equal(["open", "locked"], await States(learner, course.Slug));
        await learner.Finish(course.Lessons[0]);
        Assert.Equal(HttpStatusCode.OK, await learner.Status($"/lessons/{course.Lessons[1]}"));
        Assert.Equal(HttpStatusCode.OK, await learner.Status($"/lessons/{course.Lessons[0]}"));
        Assert.Equal(["done", "open"], await States(learner, course.Slug));
    }

    [Fact, Row("AE-040")]
    public async Task Learning_time_leaves_long_silences_out()
    {
        await using var own = new TestWorldOfItsOwn();
        var alone = await own.Begin();
        var room = await Classroom.In(alone);
        var learner = await alone.People.NewLearner();
        var course = await room.Course(2);
        await learner.Start(course.Slug);
        foreach (var minutes in new[] { 3, 4, 3, 30 })
        {
            alone.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await learner.Get($"/lessons/{course.Lessons[0]}");
        }
        Assert.Equal(10, (await learner.Mine(course.Slug)).GetProperty("time_spent_minutes").GetInt32());
    }

    [Fact]
    public async Task Home_says_what_to_go_on_with_what_to_practise_and_what_to_begin()
    {
        var room = await Classroom.In(world, "community");
        var learner = await world.People.NewLearner("community");
        var begun = await room.Course(2, new { title = "Begun", sort_order = 2 });
        var fresh = await room.Course(1, new { title = "Fresh", sort_order = 1 });
        await room.Course(1, new { title = "Locked", prerequisites = new[] { fresh.Id } });
        var question = await room.Statement(begun.Lessons[0]);
        await learner.Start(begun.Slug);
        await learner.Answer(begun.Lessons[0], question, false);
        await learner.Finish(begun.Lessons[0]);
        var next = await learner.Get("/next");
        Assert.Equal(begun.Slug, Assert.Single(next.GetProperty("resume").EnumerateArray()).GetProperty("slug").GetString());
        var due = Assert.Single(next.GetProperty("due").EnumerateArray());
        Assert.Equal((begun.Lessons[0], 1), (due.GetProperty("lesson").GetGuid(), due.GetProperty("questions").GetInt32()));
        Assert.Equal(fresh.Slug, Assert.Single(next.GetProperty("suggestions").EnumerateArray()).GetProperty("slug").GetString());
        await learner.Answer(begun.Lessons[0], question, true);
        Assert.Empty((await learner.Get("/next")).GetProperty("due").EnumerateArray());
    }

    private static async Task<IEnumerable<string>> States(TestPerson learner, string course) =>
        (await learner.Get($"/courses/{course}")).GetProperty("lessons").EnumerateArray().Select(stop => stop.GetProperty("state").GetString()!);
}

/// <summary>A world whose clock nobody else looks at.</summary>
internal sealed class TestWorldOfItsOwn : IAsyncDisposable
{
    private readonly TestWorld world = new();

    public async Task<TestWorld> Begin()
    {
        await world.InitializeAsync();
        return world;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
