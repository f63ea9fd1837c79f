using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.Links;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Security;
using Questory.Platform.Settings;

namespace Questory.Accounts.Privacy;

/// <summary>Contracts whose makings are this room's own, and so are put together by hand.</summary>
internal static class PrivacyServices
{
    public static void AddPrivacy(this IServiceCollection services) => services
        .AddScoped<PersonLog>().AddScoped<PersonalFile>().AddScoped<Purge>()
        .AddScoped(all => new Departure(
            all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<CurrentSettings>(),
            all.GetRequiredService<SessionDesk>(), all.GetRequiredService<ConsentRecord>(), all.GetRequiredService<AuditTrail>(), all.GetRequiredService<Purge>(),
            all.GetServices<IDepartureObjection>()))
        .AddScoped(all => new AccountDesk(
            all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<SessionDesk>(), all.GetRequiredService<LinkDesk>(),
            all.GetRequiredService<SealedText>(), all.GetRequiredService<AuditTrail>(), all.GetRequiredService<ConsentReminder>()));
}
