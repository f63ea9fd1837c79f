using Questory.Platform.Modules;
using Questory.Realms.Contracts;

namespace Questory.Realms.Realms;

/// <summary>Founds a demo realm and puts its people into it.</summary>
internal sealed class DemoWorld(RealmDirectory realms, CreateRealm create)
{
    public async Task Load(DemoRealm demo, CancellationToken stop)
    {
        if (await realms.Find(demo.Slug, stop) is null)
            await create.Run(new CreateRealm.Request(demo.Slug, demo.Name, demo.Tagline, demo.Edition, "demo"), stop);
    }
}
