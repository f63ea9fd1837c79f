using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Files;
using Questory.Platform.Jobs;
using Questory.Platform.Limits;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Operation;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Platform.Ui;

namespace Questory.Platform;

public static class PlatformServices
{
    /// <summary>Everything the rooms stand on, and, by scan, every slice, reaction and job of the rooms themselves.</summary>
    public static void AddQuestory(this IServiceCollection services, ModuleCatalog modules, Databases databases)
    {
        services.AddSingleton(modules).AddSingleton(databases);
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContext<AppDb>(options => options.UseNpgsql(databases.App).AddInterceptors(new IntroducedReads())
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)));

        services.AddScoped<Actor>().AddScoped<Work>().AddScoped<Idempotency>().AddScoped<Edits>();
        services.AddScoped<ActivityStream>().AddScoped<AuditTrail>().AddScoped<Text>();
        services.AddScoped<CurrentSettings>().AddScoped<ChooseSettings>().AddScoped(typeof(Slice<>));
        services.AddSingleton<SliceCatalog>().AddSingleton<Gate>().AddSingleton<Translations>();
        services.AddSingleton<SettingCache>().AddSingleton<Outbox>();
        services.AddSingleton<RateLimits>();
        services.AddMail();
        services.AddSingleton<Bus>().AddHostedService(all => all.GetRequiredService<Bus>());
        services.AddSingleton<OutboxDelivery>().AddHostedService(all => all.GetRequiredService<OutboxDelivery>());
        services.AddSingleton<JobRunner>().AddHostedService(all => all.GetRequiredService<JobRunner>());

        services.AddFiles();
        services.AddTelemetry();

        AddFound(services, modules);
        AddLists(services, modules);
        foreach (var module in modules.Modules)
            module.Services(services);
    }

    private static void AddFound(IServiceCollection services, ModuleCatalog modules)
    {
        foreach (var type in modules.Types.Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            if (SliceCatalog.IsSlice(type) || type.IsAssignableTo(typeof(IJob)))
                services.AddScoped(type);
            if (type.IsAssignableTo(typeof(INowReaction)))
                services.AddScoped(typeof(INowReaction), type);
            if (type.IsAssignableTo(typeof(ISoonReaction)))
                services.AddScoped(typeof(ISoonReaction), type);
            foreach (var contract in type.GetInterfaces().Where(contract => contract != typeof(IContribution) && contract.IsAssignableTo(typeof(IContribution))))
                services.AddScoped(contract, type);
            if (type.IsAssignableTo(typeof(IPostingRule)))
                services.AddScoped(typeof(IPostingRule), type);
        }
        services.AddScoped<IReadOnlyList<ISoonReaction>>(scope => [.. scope.GetServices<ISoonReaction>()]);
    }

    private static void AddLists(IServiceCollection services, ModuleCatalog modules)
    {
        var (permissions, settings, activities, topics, mails, jobs, menu) =
            (new PermissionList(), new SettingList(), new ActivityList(), new TopicList(), new MailKindList(), new JobList(), new Menu());
        FilePermissions.Declare(permissions);
        jobs.Add<MonthAhead>("month tables", Schedule.Daily(1));
        jobs.Add<ArchiveMonths>("old months", Schedule.Daily(3));
        settings.Add(ArchiveMonths.After);
        foreach (var module in modules.Modules)
        {
            module.Permissions(permissions);
            module.Settings(settings);
            module.Activities(activities);
            module.Topics(topics);
            module.Mails(mails);
            module.Jobs(jobs);
            menu.Room = module.Sign is null ? null : module.Name;
            module.Menu(menu);
        }
        services.AddSingleton(permissions).AddSingleton(settings).AddSingleton(activities)
            .AddSingleton(topics).AddSingleton(mails).AddSingleton(jobs).AddSingleton(menu);
    }
}
