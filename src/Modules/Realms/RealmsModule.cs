using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Modules;
using Questory.Realms.Contracts;
using Questory.Realms.Members;
using Questory.Realms.Realms;

namespace Questory.Realms;

/// <summary>Worlds and who belongs to them.</summary>
public sealed class RealmsModule : Module
{
    public override void Services(IServiceCollection services) => services.AddSingleton<RealmDirectory>();

    public override void Routes(ApiRoutes api)
    {
        var realms = api.Root.MapGroup("/realms").WithTags("Realms");
        CreateRealm.Map(realms);
        ListRealms.Map(realms);
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) =>
        ActivatorUtilities.CreateInstance<DemoWorld>(services).Load(demo, stop);

    public override void Use(IApplicationBuilder app) => EnterRealm.Use(app);
}
