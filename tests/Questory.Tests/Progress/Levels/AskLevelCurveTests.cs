using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Levels;

public sealed class AskLevelCurveTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Theory]
    [InlineData("kids", 345, 2, 245, 346, 1), InlineData("kids", 346, 3, 0, 763, 417), InlineData("kids", 10_000, 11, 314, 11_944, 1_944)]
    [InlineData("community", 2_500, 6, 0, 3_600, 1_100), InlineData("community", 2_499, 5, 899, 2_500, 1)]
    [InlineData("campus", 120, 2, 20, 300, 180), InlineData("collective", 395, 2, 295, 400, 5)]
    [Row("AE-035"), Row("CR-020"), Row("CR-021"), Row("RL-004"), Row("NT-092")]
    public async Task Each_edition_has_its_curve(string realm, long xp, long level, long inside, long next, long missing)
    {
        var answer = await (await world.People.NewLearner(realm)).Get($"/progress/level?xp={xp}");
        Assert.Equal((level, inside, next, missing), (answer.Long("level"), answer.Long("xp_in_level"), answer.Long("next_level_at"), answer.Long("xp_to_next_level")));
    }

    [Theory, Row("AE-035"), Row("CR-020"), Row("CR-021")]
    [InlineData("xp=-1"), InlineData("level=0"), InlineData(""), InlineData("xp=1&level=1"), InlineData("xp=9000000000000000")]
    public async Task Negative_xp_and_level_0_are_bad_input(string query) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await (await world.People.NewLearner("community")).Status($"/progress/level?{query}"));
}
