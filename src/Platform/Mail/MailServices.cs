using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Questory.Platform.Security;

namespace Questory.Platform.Mail;

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        // The key file lies in the data folder, never in the database; it is made when first needed.
        services.TryAddSingleton(all => FieldKeys.LoadOrCreate(Path.Combine(
            Directory.CreateDirectory(all.GetRequiredService<Installation>().DataFolder).FullName, "field.keys")));
        services.TryAddSingleton<SealedText>();
        services.AddSingleton<PublicAddress>().AddScoped<Mailbox>().AddSingleton<MailServer>();
        services.AddSingleton<MailDelivery>().AddHostedService(all => all.GetRequiredService<MailDelivery>());
    }
}
