using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Insights.Classes;
using Questory.Insights.Contracts;
using Questory.Insights.Events;
using Questory.Insights.Families;
using Questory.Insights.Schema;
using Questory.Insights.Summaries;
using Questory.Insights.Weeks;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Settings;

namespace Questory.Insights;

/// <summary>What is read across rooms: dashboards for parents and teachers, summaries, weekly reports.</summary>
public sealed class InsightsModule : Module
{
    public override RoomSign Sign => new("Reports", "How learners get on, for those who lead or look after them.");

    public override void Services(IServiceCollection services) => services
        .AddScoped<ParentDashboard>().AddScoped<WeeklyLetter>().AddScoped<LearnerDetail>().AddScoped<ClassRows>()
        .AddScoped<TakeEvents>()
        .AddSingleton(all => new GroupCommit<TakeEvents, TakeEvents.Ask, RecordEvents.View>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)))
        .AddSingleton(new ChildTab("/progress", "Learning", "map", 20, "insights", PageTitle: "Progress"))
        .AddSingleton(new ChildTab("/weeks", "Week", "calendar", 10, "insights"))
        .AddSingleton(ChildCardPart.Of<ChildWeekCard>(10, "insights"));

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(InsightPermissions.ReadAll, "Read every child's progress with first name and age");
        permissions.Add(InsightPermissions.CountEvents, "Count the members' events of use");
    }

    public override void Settings(SettingList settings) => settings.Add(EventSettings.Of, EventSettings.KeptDays);

    public override void Mails(MailKindList mails) => mails.Add(WeeklyLetter.Kind);

    public override void Jobs(JobList jobs)
    {
        jobs.Add<SendWeeklyReports>("weekly reports", Schedule.Weekly(DayOfWeek.Monday, 6));
        jobs.Add<ForgetEvents>("old events", Schedule.Daily(4));
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) =>
        demo.InThePast ? Task.CompletedTask : ActivatorUtilities.CreateInstance<DemoWeeks>(services).Load(stop);

    public override void Routes(ApiRoutes api)
    {
        var summaries = api.Realm.MapGroup("/summaries").WithTags("Insights");
        MySummary.Map(summaries);
        ListSummaries.Map(summaries);

        var children = api.Realm.MapGroup("/family/children").WithTags("Insights");
        ListChildrenProgress.Map(children);
        ShowChildProgress.Map(children);
        ListWeeks.Map(children);

        var groups = api.Realm.MapGroup("/groups").WithTags("Insights");
        ShowClassProgress.Map(groups);
        ShowLearner.Map(groups);

        var events = api.Realm.MapGroup("/events").WithTags("Insights");
        RecordEvents.Map(events);
        CountEvents.Map(events);
        ShowFunnel.Map(events);

        ReportSchema.Map(api.Root);
    }
}
