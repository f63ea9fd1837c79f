using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress;

/// <summary>People doing things, as a slice of an upper room would record them: in one transaction of their own.</summary>
internal static class Doing
{
    public static readonly ActivityType AnsweredQuestion = new("answered", "question", "An answer was given.", "right", "xp", "topic");
    public static readonly ActivityType CompletedLesson = new("completed", "lesson", "A lesson was finished.", "xp", "kind", "active_seconds", "seconds");
    public static readonly ActivityType CompletedCourse = new("completed", "course", "A course was finished.", "xp", "coins");

    /// <summary>Runs something as the person, signed in and within their realm.</summary>
    public static async Task<Outcome<T>> As<T>(this TestWorld world, TestPerson person, Func<IServiceProvider, Task<Outcome<T>>> work)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        actor.SignIn(person.Id, Guid.Empty, "", TimeZoneInfo.Utc, isOperator: false);
        var found = await scope.ServiceProvider.GetRequiredService<RealmDirectory>().Find(person.Realm, person.Id, CancellationToken.None);
        actor.Enter(found!.Realm, found.Member, found.Granted.ToHashSet());
        return await scope.ServiceProvider.GetRequiredService<Work>().Do("test", null, () => work(scope.ServiceProvider), CancellationToken.None);
    }

    public static async Task<IReadOnlyList<Receipt>> Does(
        this TestWorld world, TestPerson person, ActivityType type, Guid objectId, Facts facts, string label = "Something")
    {
        var done = await world.As<Receipts>(person, async services => new Receipts(await services.GetRequiredService<ActivityStream>()
            .Record(type, objectId, label, facts, CancellationToken.None)));
        Assert.True(done.Ok, done.Problem?.ToString());
        return done.Value.All;
    }

    public static Task<IReadOnlyList<Receipt>> Answers(this TestWorld world, TestPerson person, bool right, long xp = 10, Guid? question = null) =>
        world.Does(person, AnsweredQuestion, question ?? Guid.NewGuid(), new Facts { ["right"] = right, ["xp"] = xp });

    public static Task<IReadOnlyList<Receipt>> FinishesLesson(this TestWorld world, TestPerson person, long xp = 0, string kind = "reading") =>
        world.Does(person, CompletedLesson, Guid.NewGuid(), new Facts { ["xp"] = xp, ["kind"] = kind });

    /// <summary>A lesson of a pathway, finished.</summary>
    public static Task<IReadOnlyList<Receipt>> EarnsIn(this TestWorld world, Guid pathway, TestPerson person, long xp) =>
        world.Does(person, CompletedLesson, Guid.NewGuid(), new Facts { ["xp"] = xp, ["kind"] = "quiz" }.In(pathway));

    public static Task<IReadOnlyList<Receipt>> FinishesCourse(this TestWorld world, TestPerson person, long xp, long coins, Guid? course = null) =>
        world.Does(person, CompletedCourse, course ?? Guid.NewGuid(), new Facts { ["xp"] = xp, ["coins"] = coins }, "Spot the Fake");

    private sealed record Receipts(IReadOnlyList<Receipt> All);
}
