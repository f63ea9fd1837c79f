using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Presence;

public sealed class PresenceTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-040")]
    public async Task Time_in_the_realm_goes_from_beat_to_beat_and_a_silence_of_more_than_5_minutes_does_not_count()
    {
        var child = await world.People.NewLearner();
        Assert.Equal(0, await Beat(child));
        foreach (var (minutes, total) in new[] { (1, 1), (4, 5), (4, 9), (30, 9), (2, 11) })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(total, await Beat(child));
        }
        Assert.Equal((11, 0), await Minutes(child));
    }

    [Fact, Row("AE-040")]
    public async Task What_somebody_does_is_a_sign_of_life_too_and_what_they_claim_is_not()
    {
        var child = await world.People.NewLearner("other");
        await world.Answers(child, true);
        world.Clock.Advance(TimeSpan.FromMinutes(4));
        await world.FinishesLesson(child);
        Assert.Equal((4, 4), await Minutes(child));
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.Does(child, Doing.CompletedLesson, Guid.NewGuid(), new() { ["xp"] = 0L, ["active_seconds"] = 600L, ["seconds"] = 900L });
        Assert.Equal((7, 4), await Minutes(child));
    }

    [Fact, Row("AE-040")]
    public async Task Quick_steps_add_up_to_the_second()
    {
        var child = await world.People.NewLearner("other");
        for (var i = 0; i < 41; i++)
        {
            await world.Answers(child, true, xp: 0);
            world.Clock.Advance(TimeSpan.FromSeconds(1.5));
        }
        Assert.Equal((1, 1), await Minutes(child));
    }

    [Fact, Row("AE-040")]
    public async Task A_claim_of_600_minutes_for_a_session_a_minute_old_is_bad_input_and_a_true_one_is_not()
    {
        var child = await world.People.NewLearner();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var lie = await child.Http.Tell(child.At("/progress/me/presence"), new { minutes = 600 });
        Assert.Contains("minutes", lie.Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal((0, 0), await Minutes(child));
        (await child.Http.Tell(child.At("/progress/me/presence"), new { minutes = 1 })).Is(HttpStatusCode.OK);
        (await child.Http.Tell(child.At("/progress/me/presence"), new { minutes = -1 })).Is(HttpStatusCode.UnprocessableEntity);
        (await child.Http.Tell(child.At("/progress/me/presence"), new { minutes = 1441 })).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact, Row("AE-040")]
    public async Task Beats_that_come_together_count_the_time_between_once()
    {
        var child = await world.People.NewLearner();
        await Beat(child);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Beat(child)));
        Assert.Equal((3, 0), await Minutes(child));
    }

    private static async Task<long> Beat(TestPerson person) =>
        (await person.Http.Tell(person.At("/progress/me/presence"), new { })).Is(HttpStatusCode.OK).Body.Long("total_minutes");

    private static async Task<(long Total, long Active)> Minutes(TestPerson person) =>
        (await person.Get("/progress/me")).GetProperty("progress") is var progress ? (progress.Long("total_minutes"), progress.Long("active_minutes")) : default;
}
