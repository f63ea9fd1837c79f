using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Courses;

public sealed class SeasonalCourseTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-051")]
    public async Task A_seasonal_mission_is_shown_and_started_only_while_its_season_runs()
    {
        var (room, admin) = (await Classroom.In(world), await world.People.NewAdmin());
        var (child, late) = (await world.People.NewLearner(), await world.People.NewLearner());
        var now = world.Clock.GetUtcNow();
        var planned = await admin.Http.Tell(admin.At("/progress/seasons"), new { slug = "deep-sea", name = "Deep Sea", starts_at = now.AddDays(1), ends_at = now.AddDays(10) });
        var season = planned.Is(HttpStatusCode.Created).Body.GetProperty("id").GetGuid();
        var course = await room.Course(lessons: 2, extra: new { is_seasonal = true, season });
        var address = child.At($"/courses/{course.Slug}/enrolment");

        Assert.Equal("out_of_season", (await child.Http.Do(HttpMethod.Put, address)).Is(HttpStatusCode.Conflict).Code);
        Assert.False(await Listed(child, course.Slug));
        (await child.Http.Ask(child.At($"/courses/{course.Slug}"))).Is(HttpStatusCode.NotFound);

        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await Listed(child, course.Slug));
        var started = (await child.Http.Do(HttpMethod.Put, address)).Is(HttpStatusCode.OK);
        Assert.True(started.Body.GetProperty("is_seasonal").GetBoolean());
        Assert.Equal("Deep Sea", started.Body.GetProperty("season").GetProperty("name").GetString());

        // Ended yesterday.
        world.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal("out_of_season", (await late.Http.Do(HttpMethod.Put, address)).Is(HttpStatusCode.Conflict).Code);
        Assert.False(await Listed(late, course.Slug));
        (await late.Http.Ask(late.At($"/courses/{course.Slug}"))).Is(HttpStatusCode.NotFound);
        // What is running can be finished.
        (await child.Http.Do(HttpMethod.Put, address)).Is(HttpStatusCode.OK);
        (await child.Http.Ask(child.At($"/lessons/{course.Lessons[0]}"))).Is(HttpStatusCode.OK);
    }

    [Fact, Row("AE-051")]
    public async Task A_seasonal_course_without_a_season_is_bad_input()
    {
        var room = await Classroom.In(world);
        var teacher = room.Teacher;
        foreach (var (extra, field) in new (object, string)[]
                 {
                     (new { title = "A", is_seasonal = true }, "season"), (new { title = "A", is_seasonal = true, season = Guid.NewGuid() }, "season"),
                     (new { title = "A", is_seasonal = false, season = Guid.NewGuid() }, "is_seasonal"),
                 })
            Assert.Equal([field], (await teacher.Http.Tell(teacher.At("/courses"), extra)).Is(HttpStatusCode.UnprocessableEntity).Faults);
        var course = await room.Course();
        var put = await teacher.Http.Do(HttpMethod.Put, teacher.At($"/courses/{course.Id}"), new { title = "A", is_seasonal = true });
        Assert.Equal(["season"], put.Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    private static async Task<bool> Listed(TestPerson person, string slug)
    {
        var list = await person.Http.GetFromJsonAsync<JsonElement>(person.At("/courses"));
        return list.EnumerateArray().Any(card => card.GetProperty("slug").GetString() == slug);
    }
}
