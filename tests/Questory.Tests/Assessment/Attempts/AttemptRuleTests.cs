using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

public sealed class AttemptRuleTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task After_the_last_attempt_nothing_more_is_taken()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        await Rule(lesson, new AssessmentRules(MaxAttempts: 2));
        await learner.Answer(lesson, question, false);
        await learner.Finish(lesson);
        await learner.Answer(lesson, question, true);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from assessment_attempts where account_id = $1 and finished_at is null and number = 2", learner.Id.Value));
        await world.Execute("update assessment_attempts set finished_at = now() where account_id = $1 and number = 2", learner.Id.Value);
        await learner.SendAnswer(lesson, question, true).Refused(HttpStatusCode.Conflict, "no_attempts_left");
    }

    [Fact]
    public async Task After_the_time_limit_nothing_more_is_taken()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        await Rule(lesson, new AssessmentRules(TimeLimitSeconds: 60));
        await learner.Answer(lesson, question, false);
        world.Clock.Advance(TimeSpan.FromSeconds(50));
        await learner.Answer(lesson, question, false);
        world.Clock.Advance(TimeSpan.FromSeconds(11));
        await learner.SendAnswer(lesson, question, true).Refused(HttpStatusCode.Conflict, "time_is_up");
    }

    [Fact]
    public async Task Shuffled_questions_stand_in_an_order_of_ones_own_that_stays()
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var questions = new List<Guid>();
        for (var i = 0; i < 6; i++)
            questions.Add(await room.Statement(course.Lessons[0]));
        await Rule(course.Lessons[0], new AssessmentRules(Shuffle: true));
        var orders = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            var learner = await world.People.NewLearner();
            await learner.Start(course.Slug);
            var first = await Order(learner, course.Lessons[0]);
            Assert.Equal(first, await Order(learner, course.Lessons[0]));
            Assert.Equal(questions.Order(), first.Order());
            orders.Add(string.Join(' ', first));
        }
        Assert.True(orders.Count > 1, "Four people in the same order of six questions.");
    }

    private static async Task<List<Guid>> Order(TestPerson learner, Guid lesson) =>
        [.. (await learner.Get($"/lessons/{lesson}")).GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetGuid())];

    private async Task Rule(Guid lesson, AssessmentRules rules)
    {
        var assessment = new AssessmentId(await world.Scalar<Guid>("select assessment_id from learning_lessons where id = $1", lesson));
        await world.AsSystem<Done>(async services =>
        {
            services.GetRequiredService<Actor>().BecomeSystem(await services.GetRequiredService<RealmDirectory>().Find("kids", CancellationToken.None));
            return await services.GetRequiredService<Authoring>().Rule(assessment, rules, CancellationToken.None);
        });
    }
}
