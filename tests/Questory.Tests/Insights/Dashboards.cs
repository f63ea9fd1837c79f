using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Insights.Weeks;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Insights;

/// <summary>What these tests do again and again.</summary>
internal static class Dashboards
{
    /// <summary>A badge that comes by itself with so many XP, and pays nothing.</summary>
    public static async Task Badge(this TestPerson admin, string name, long xp) =>
        (await admin.Http.Tell(admin.At("/progress/achievements"), new
        {
            slug = $"{Slug(name)}-{Guid.NewGuid():N}"[..20], name, description = "A test.", icon = "award", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = xp },
            xp = 0, coins = 0, keys = 0, is_secret = false, is_active = true, sort_order = 1,
        })).Is(HttpStatusCode.Created);

    /// <summary>A lesson with one true statement, answered as often as told; the statement pays nothing.</summary>
    public static async Task<Classroom.MadeCourse> AnswersInAll(this Classroom room, TestPerson learner, int right, int wrong, object? course = null)
    {
        var made = await room.Course(1, course);
        var question = await room.Statement(made.Lessons[0], xp: 0);
        await learner.Start(made.Slug);
        (await learner.Http.Ask(learner.At($"/lessons/{made.Lessons[0]}"))).Is(HttpStatusCode.OK);
        for (var i = 0; i < right + wrong; i++)
            await learner.Answer(made.Lessons[0], question, i < right);
        return made;
    }

    /// <summary>The weekly job, on its own as on a node.</summary>
    public static async Task RunWeeklyReports(this TestWorld world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var done = await scope.ServiceProvider.GetRequiredService<Work>().Do<Done>("weekly", null, async () =>
        {
            await scope.ServiceProvider.GetRequiredService<SendWeeklyReports>().Run(CancellationToken.None);
            return Outcome.Done;
        }, CancellationToken.None);
        Assert.True(done.Ok, done.Problem?.ToString());
    }

    private static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
