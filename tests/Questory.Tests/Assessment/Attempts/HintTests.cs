using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

public sealed class HintTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-059")]
    public async Task A_hint_is_paid_once_and_counts_for_the_next_answer()
    {
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner, hint: "It is cold.", hintCost: 5);
        await Give(learner, 12);
        var before = world.Clock.GetUtcNow();
        var first = await Classroom.Made(await Ask(learner, lesson, question));
        var after = world.Clock.GetUtcNow();
        var second = await Classroom.Made(await Ask(learner, lesson, question));
        Assert.Equal(("It is cold.", "It is cold."), (first.GetProperty("text").GetString(), second.GetProperty("text").GetString()));
        Assert.Equal((5, 0), (first.GetProperty("paid_now").GetInt32(), second.GetProperty("paid_now").GetInt32()));
        Assert.Equal(7, await learner.Coins());
        Assert.Equal(1, (await learner.Mine(course.Slug)).GetProperty("hints_used").GetInt32());

        await learner.Answer(lesson, question, false);
        await learner.Answer(lesson, question, true);
        var answers = (await learner.Get($"/lessons/{lesson}/answers")).GetProperty("answers").EnumerateArray();
        Assert.Equal([1, 0], answers.Select(answer => answer.GetProperty("hints_used").GetInt32()));
        var opened = answers.Select(answer => answer.GetProperty("hint_accessed_at")).ToList();
        // PostgreSQL keeps microseconds.
        Assert.InRange(opened[0].GetDateTimeOffset(), before.AddMicroseconds(-1), after.AddMicroseconds(1));
        Assert.Equal(JsonValueKind.Null, opened[1].ValueKind);
        Assert.Equal("It is cold.", (await learner.Get($"/lessons/{lesson}")).GetProperty("questions")[0].GetProperty("hint").GetProperty("text").GetString());
    }

    [Fact, Row("AE-059")]
    public async Task With_too_few_coins_nothing_is_taken_and_nothing_shown()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner, hint: "It is cold.", hintCost: 5);
        await Give(learner, 4);
        await Ask(learner, lesson, question).Refused(HttpStatusCode.Conflict, "too_few_coins");
        Assert.Equal(4, await learner.Coins());
        Assert.Equal(JsonValueKind.Null, (await learner.Get($"/lessons/{lesson}")).GetProperty("questions")[0].GetProperty("hint").GetProperty("text").ValueKind);
    }

    [Fact, Row("AE-059")]
    public async Task Asked_ten_times_at_once_it_is_paid_once()
    {
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner, hint: "It is cold.", hintCost: 5);
        await Give(learner, 12);
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Ask(learner, lesson, question))))
            await Classroom.Made(answer);
        Assert.Equal(7, await learner.Coins());
        Assert.Equal(1, (await learner.Mine(course.Slug)).GetProperty("hints_used").GetInt32());
    }

    [Fact, Row("AE-059")]
    public async Task A_question_without_a_hint_has_none_to_buy()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        await Ask(learner, lesson, question).Refused(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> Ask(TestPerson learner, Guid lesson, Guid question) =>
        learner.Http.PutAsync(learner.At($"/lessons/{lesson}/questions/{question}/hint"), null);

    private Task<Paid> Give(TestPerson person, long coins) => world.AsSystem<Paid>(async services =>
    {
        services.GetRequiredService<Actor>().BecomeSystem(await services.GetRequiredService<RealmDirectory>().Find(person.Realm, CancellationToken.None));
        return await services.GetRequiredService<Wallets>().Credit(new Payment(person.Id, "coins", coins, $"gift:{Guid.NewGuid()}", "A gift"), CancellationToken.None);
    });
}
