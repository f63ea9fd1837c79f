using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Learning.Topics;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning;

/// <summary>What the facts of this room's activities can say, for those who write rules.</summary>
internal static class LearningFacts
{
    public static IServiceCollection AddFacts(this IServiceCollection services) => services
        .AddSingleton(new FactValues("topic", null, Topics))
        .AddSingleton(FactValues.Of("kind", "lesson", Codes<LessonKind>()))
        .AddSingleton(FactValues.Of("kind", "course", Codes<CourseKind>()))
        .AddSingleton(FactValues.Of("mission_type", null, Codes<MissionType>()));

    private static string[] Codes<TEnum>() where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(one => Naming.Snake(one.ToString()))];

    private static async Task<IReadOnlyList<(string, string)>> Topics(IServiceProvider services, Text text, CancellationToken stop)
    {
        var (db, here) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Actor>().Here);
        var all = await services.GetRequiredService<Work>().Read<List<ValueTuple<string, string>>>(async () => await db.Set<Topic>()
            .Where(topic => topic.RealmId == here).OrderBy(topic => topic.Name).Select(topic => new ValueTuple<string, string>(topic.Slug, topic.Name)).ToListAsync(stop), stop);
        return all.Value ?? [];
    }
}
