using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Courses;

public sealed class CatalogueTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-044")]
    public async Task Topics_come_in_their_order_without_inactive_ones_and_a_slug_is_taken_once()
    {
        var room = await Classroom.In(world, "academy");
        var learner = await world.People.NewLearner("academy");
        await Topic(room, "ai-fairness", 3);
        await Topic(room, "how-ai-thinks", 1);
        await Topic(room, "staying-safe", 2);
        await Topic(room, "hidden", 0, active: false);
        Assert.Equal(["how-ai-thinks", "staying-safe", "ai-fairness"],
            (await learner.Get("/topics")).EnumerateArray().Select(topic => topic.GetProperty("slug").GetString()!).Where(slug => slug != "other"));
        await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At("/topics"), new { name = "Again", slug = "ai-fairness" }).Refused(HttpStatusCode.Conflict, "slug_taken");
    }

    [Fact, Row("AE-044"), Row("AE-080")]
    public async Task Topics_are_ordered_anew_all_or_nothing_by_authors_alone()
    {
        var room = await Classroom.In(world, "campus");
        var learner = await world.People.NewLearner("campus");
        var (a, b, c) = (await Topic(room, "a", 1), await Topic(room, "b", 2), await Topic(room, "c", 3));
        var elsewhere = await Topic(await Classroom.In(world, "community"), "d", 1);
        Task<HttpResponseMessage> Order(TestPerson who, params Guid[] topics) => who.Http.PutAsJsonAsync(who.At("/topics/order"), new { topics });
        Assert.Equal(HttpStatusCode.NoContent, (await Order(room.Teacher, c, a, b)).StatusCode);
        foreach (var odd in new Guid[][] { [a, b], [a, b, c, c], [a, b, elsewhere], [a, b, Guid.NewGuid()], [] })
            await Order(room.Teacher, odd).Refused(HttpStatusCode.UnprocessableEntity, "topics");
        await Order(learner, a, b, c).Refused(HttpStatusCode.Forbidden);
        Assert.Equal(["c", "a", "b"], (await learner.Get("/topics")).EnumerateArray().Select(topic => topic.GetProperty("slug").GetString()));
    }

    [Fact, Row("AE-046")]
    public async Task The_catalogue_is_filtered_by_topic_and_difficulty()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var topic = await Topic(room, "staying-safe", 1);
        var spot = await room.Course(8, new { title = "Spot the Fake", topic, difficulty = "medium", mission_type = "challenge", xp_reward = 150, coin_reward = 50 });
        await room.Statement(spot.Lessons[0]);
        await room.Course(1, new { topic, difficulty = "easy" });
        await room.Course(1, new { difficulty = "medium" });
        var only = Assert.Single((await learner.Get("/courses?topic=staying-safe&difficulty=medium&mission_type=challenge")).EnumerateArray());
        Assert.Equal("spot-the-fake", only.GetProperty("slug").GetString());
        Assert.Equal((150, 50, 8, 1, 1), (only.GetProperty("xp_reward").GetInt32(), only.GetProperty("coin_reward").GetInt32(),
            only.GetProperty("total_lessons").GetInt32(), only.GetProperty("total_questions").GetInt32(), only.GetProperty("required_level").GetInt32()));
        await learner.Http.GetAsync(learner.At("/courses?difficulty=extreme")).Refused(HttpStatusCode.UnprocessableEntity, "difficulty");
        await learner.Http.GetAsync(learner.At("/courses?kind=podcast")).Refused(HttpStatusCode.UnprocessableEntity, "kind");
    }

    [Fact, Row("AE-046")]
    public async Task A_slug_is_made_from_the_title_and_a_given_one_must_be_free()
    {
        var room = await Classroom.In(world);
        Assert.Equal(["uber-die-brucke", "uber-die-brucke-2"],
            [(await room.Course(extra: new { title = "Über die Brücke!" })).Slug, (await room.Course(extra: new { title = "Über die Brücke?" })).Slug]);
        await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At("/courses"), new { title = "x", slug = "uber-die-brucke" }).Refused(HttpStatusCode.Conflict, "slug_taken");
        await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At("/courses"), new { title = "x", slug = "Not A Slug" }).Refused(HttpStatusCode.UnprocessableEntity, "slug");
    }

    [Fact, Row("AE-047")]
    public async Task A_required_level_opens_at_the_very_XP_that_reaches_it()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var gate = await room.Course(1, new { required_level = 3 });
        // 345 XP in one answer, then one more.
        var (_, lesson, big) = await room.OneQuestion(learner, xp: 345);
        var small = await room.Statement(lesson, xp: 1);
        await learner.Answer(lesson, big, true);
        await learner.Http.PutAsync(learner.At($"/courses/{gate.Slug}/enrolment"), null).Refused(HttpStatusCode.Forbidden, "locked");
        var card = (await learner.Get($"/courses/{gate.Slug}")).GetProperty("course");
        Assert.Equal("This needs level 3; you are at level 2.", Assert.Single(card.GetProperty("locks").EnumerateArray()).GetString());
        await learner.Answer(lesson, small, true);
        Assert.Equal("in_progress", (await learner.Start(gate.Slug)).GetProperty("mine").GetProperty("status").GetString());
    }

    [Fact, Row("AE-047")]
    public async Task A_prerequisite_is_named_until_it_is_completed()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var first = await room.Course(1, new { title = "The First One" });
        var second = await room.Course(1, new { prerequisites = new[] { first.Id } });
        await learner.Http.PutAsync(learner.At($"/courses/{second.Slug}/enrolment"), null).Refused(HttpStatusCode.Forbidden, "locked");
        Assert.Contains("First finish “The First One”.", (await learner.Get($"/courses/{second.Slug}")).GetProperty("course").GetProperty("locks").ToString());
        await learner.Start(first.Slug);
        await learner.Finish(first.Lessons[0]);
        await learner.Start(second.Slug);
    }

    private static async Task<Guid> Topic(Classroom room, string slug, int order, bool active = true) => (await Classroom.Made(
        await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At("/topics"), new { name = slug, slug, sort_order = order, is_active = active }))).GetProperty("id").GetGuid();
}
