using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;

namespace Questory.Host.Demo;

/// <summary>Lets a room do its share within a realm, as the system and in one transaction.</summary>
internal static class Rooms
{
    public static async Task<Problem?> Within(IServiceProvider services, string realm, Func<IServiceProvider, Task> share, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>()
            .BecomeSystem(await scope.ServiceProvider.GetRequiredService<RealmDirectory>().Find(realm, stop));
        return (await scope.ServiceProvider.GetRequiredService<Work>().Do<Done>("load content", null, async () =>
        {
            await share(scope.ServiceProvider);
            return Outcome.Done;
        }, stop)).Problem;
    }
}
