using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;
using Questory.Tests.Demo;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Import;

public sealed class LoadContentTests(TestWorld world) : IClassFixture<TestWorld>
{
    public static TheoryData<string> Editions => [.. DemoWorld.Editions];

    [Theory, MemberData(nameof(Editions))]
    public async Task A_demo_world_loads_whole_and_a_second_time_changes_nothing(string edition)
    {
        var folder = Path.Combine(Repository.Root, "demo", edition);
        await Load(edition, folder);
        var first = await Counts(edition);
        await Load(edition, folder);
        Assert.Equal(first, await Counts(edition));

        var content = DemoWorld.Read(edition);
        Assert.Equal(content.Courses.Count, first.Courses);
        Assert.Equal(content.Courses.Sum(course => course.Lessons.Count), first.Lessons);
        Assert.True(first.Questions > first.Lessons, $"{first.Questions} questions in {first.Lessons} lessons");
        Assert.Equal(content.Courses.Count, first.Published);

        var learner = await world.People.NewLearner(edition);
        var cards = (await learner.Get("/courses")).EnumerateArray().ToList();
        Assert.Contains(cards, card => card.GetProperty("locks").GetArrayLength() == 0);
        foreach (var course in content.Courses)
        {
            var card = cards.Single(found => found.GetProperty("slug").GetString() == course.Slug);
            Assert.Equal(course.Page.Number("xp"), card.GetProperty("xp_reward").GetInt32());
            Assert.Equal(course.Page["topic"], card.GetProperty("topic").GetProperty("slug").GetString());
            if (course.Prerequisites.Length > 0)
                Assert.NotEmpty(card.GetProperty("locks").EnumerateArray());
            Assert.Equal(course.Page.Front.GetValueOrDefault("badge"),
                card.GetProperty("achievement") is { ValueKind: JsonValueKind.Object } badge ? badge.GetProperty("slug").GetString() : null);
        }
    }

    private Task<Done> Load(string realm, string folder) => world.AsSystem<Done>(async services =>
    {
        services.GetRequiredService<Actor>().BecomeSystem(await services.GetRequiredService<RealmDirectory>().Find(realm, CancellationToken.None));
        foreach (var module in services.GetRequiredService<ModuleCatalog>().Modules)
            await module.Seed(services, new(folder), CancellationToken.None);
        return Outcome.Done;
    });

    private async Task<(long Courses, long Lessons, long Questions, long Published)> Counts(string realm)
    {
        Task<long> Count(string table) => world.Scalar<long>($"select count(*) from {table} t join realms_realms r on r.id = t.realm_id where r.slug = $1", realm)!;
        return (await Count("learning_courses"), await Count("learning_lessons"), await Count("assessment_questions"), await Count("learning_course_publications"));
    }
}
