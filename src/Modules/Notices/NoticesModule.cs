using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Notices.Contracts;
using Questory.Notices.Inbox;
using Questory.Notices.Outbox;
using Questory.Notices.Preferences;
using Questory.Notices.Server;
using Questory.Notices.Templates;
using Questory.Platform.Access;
using Questory.Platform.Jobs;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Ui;

namespace Questory.Notices;

/// <summary>What people are told: notices in the app, mail, its words, and who wants which.</summary>
public sealed class NoticesModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddSingleton<SwitchOffLinks>().AddScoped<NoticeDesk>().AddScoped<MailDesk>().AddScoped<TemplateShelf>()
        .AddNotices(NoticeKindsOfRealms.Joined);

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(NoticePermissions.SeeMails, "See the [realm]'s mail and send it again");
        permissions.Add(NoticePermissions.SeeChildrensMails, "See mail to and about children too");
        permissions.Add(NoticePermissions.ManageTemplates, "Choose the words of the [realm]'s mail");
    }

    public override void Settings(SettingList settings) => settings.Add(NoticeSettings.KeepDays, NoticeSettings.KeepMailDays);

    public override void Topics(TopicList topics) => topics.AddPersonal(NoticeDesk.LiveTopic);

    public override void Mails(MailKindList mails) => mails.Add(NoticeMails.Notice, NoticeMails.Test);

    public override void Jobs(JobList jobs) => jobs.Add<SweepNotices>("old notices", Schedule.Daily(3));

    public override void Menu(Menu menu)
    {
        menu.AddMeter<Bell>(order: 90);
        menu.AddManage("/manage/mails", "Mail", "mail", 925, NoticePermissions.SeeMails, view: "Outbox");
        menu.AddManageView("/manage/mails", "/manage/mail-templates", "Wording", "message", 926, NoticePermissions.ManageTemplates);
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop)
    {
        ActivatorUtilities.CreateInstance<DemoNotices>(services).Tell(demo);
        return Task.CompletedTask;
    }

    public override void Routes(ApiRoutes api)
    {
        var notices = api.Realm.MapGroup("/notices").WithTags("Notices");
        ListNotices.Map(notices);
        CountUnread.Map(notices);
        MarkNotice.Map(notices);
        MarkAllRead.Map(notices);
        DeleteNotice.Map(notices);

        var mine = api.Root.MapGroup("/account").WithTags("Notices");
        MyWishes.Map(mine);
        ChangeWishes.Map(mine);
        SwitchOffMails.Map(api.Root);
        ReadSwitchOff.Map(api.Root);

        var realm = api.Realm.MapGroup("").WithTags("Mail");
        ListMailsOfRealm.Map(realm);
        ShowMailOfRealm.Map(realm);
        ResendMailOfRealm.Map(realm);
        RetryFailedMailsOfRealm.Map(realm);
        ListTemplates.Map(realm);
        SaveTemplate.Map(realm);
        PreviewTemplate.Map(realm);

        var operators = api.Root.MapGroup("").WithTags("Mail");
        ListMails.Map(operators);
        ShowMail.Map(operators);
        ResendMail.Map(operators);
        RetryFailedMails.Map(operators);
        InstallationTemplates.Map(operators);
        ShowMailServer.Map(operators);
        ChangeMailServer.Map(operators);
        SendTestMail.Map(operators);
    }

    public override void Commands(RootCommand root, CommandHost host) => root.Add(MailCommand.Create(host));
}
