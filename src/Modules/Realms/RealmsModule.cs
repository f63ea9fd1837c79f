using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Modules;
using Questory.Realms.Members;

namespace Questory.Realms;

/// <summary>Worlds and who belongs to them.</summary>
public sealed class RealmsModule : Module
{
    public override void Services(IServiceCollection services) => services.AddSingleton<EnterRealm>();

    public override void Use(IApplicationBuilder app) => EnterRealm.Use(app);
}
