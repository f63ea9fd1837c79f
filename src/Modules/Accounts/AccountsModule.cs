using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Sessions;
using Questory.Platform.Modules;

namespace Questory.Accounts;

/// <summary>People: who they are and how they prove it.</summary>
public sealed class AccountsModule : Module
{
    public override void Services(IServiceCollection services) => services.AddSingleton<KnownSession>();

    public override void Use(IApplicationBuilder app) => KnownSession.Use(app);
}
