using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Jobs;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Ui;
using Questory.Realms.Commands;
using Questory.Realms.Contracts;
using Questory.Realms.Customising;
using Questory.Realms.Families;
using Questory.Realms.Installation;
using Questory.Realms.Invitations;
using Questory.Realms.Members;
using Questory.Realms.Overview;
using Questory.Realms.People;
using Questory.Realms.Realms;
using Questory.Realms.Roles;

namespace Questory.Realms;

/// <summary>Worlds and who belongs to them.</summary>
public sealed class RealmsModule : Module
{
    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<RealmDirectory>()
            .AddSingleton(new FirstStep(10, "Give it its name and look", "One line below the name, colours, and the words you use here.", "palette", "/manage/look",
                "select exists (select from platform_audit where realm_id = $1 and action in ('change look', 'change realm', 'change words'))"))
            .AddSingleton(new FirstStep(40, "Invite people", "By mail, or with a link and a code for many.", "user-plus", "/manage/invitations",
                "select exists (select from realms_invitations where realm_id = $1) or (select count(*) > 1 from realms_members where realm_id = $1)"));
        services.AddScoped<ChildrenHere>().AddScoped<Admission>().AddScoped<MemberHere>().AddScoped<INewcomerWelcome, WelcomeNewcomer>();
    }

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(RealmPermissions.Play, "Play: start [courses], earn XP and coins, have a start page of what to do next", StandardRoles.Learner, StandardRoles.Teacher, StandardRoles.Moderator);
        permissions.Add(RealmPermissions.Manage, "Change the [realm]'s name, words, look and settings");
        permissions.Add(RealmPermissions.SeeMembers, "See who is a member", StandardRoles.Teacher, StandardRoles.Moderator);
        permissions.Add(RealmPermissions.ManageMembers, "Invite, suspend and remove members, give them roles and see their e-mail addresses");
        permissions.Add(RealmPermissions.ManageRoles, "Make roles and choose what each may do");
        permissions.Add(RealmPermissions.SeeActivity, "Watch what everybody does");
        permissions.Add(RealmPermissions.ManageAccounts, "Look after members' accounts, children's among them: suspend, delete and export them, see contact data and where they sign in from");
        permissions.Add(RealmPermissions.SeeAudit, "Read who with power did what");
    }

    public override void Settings(SettingList settings) => settings.Add(MemberSettings.NewcomerRole);

    public override void Jobs(JobList jobs) => jobs.Add<HoldToConsentAge>(FamilySettings.AgeJob, Schedule.Hourly);

    public override void Activities(ActivityList activities) => activities.Add(RealmActivities.Joined, RealmActivities.Left);

    public override void Topics(TopicList topics) => topics.Add("activity", RealmPermissions.SeeActivity);

    public override void Mails(MailKindList mails) => mails.Add(RealmMails.Invitation);

    public override void Menu(Menu menu) => RealmsMenu.Lay(menu);

    public override void Routes(ApiRoutes api)
    {
        var realms = api.Root.MapGroup("/realms").WithTags("Realms");
        CreateRealm.Map(realms);
        ListRealms.Map(realms);
        ShowInvitation.Map(api.Root);
        AcceptInvitation.Map(api.Root);

        var members = api.Realm.MapGroup("").WithTags("Members");
        JoinRealm.Map(members);
        LeaveRealm.Map(members);
        ListMembers.Map(members);
        ShowMember.Map(members);
        GiveRoles.Map(members);
        RemoveMember.Map(members);
        SuspendMember.Map(members);
        ReadmitMember.Map(members);

        var families = api.Realm.MapGroup("").WithTags("Families");
        ListFamilies.Map(families);
        ShowFamily.Map(families);
        CorrectChild.Map(families);
        HandOverChild.Map(families);

        var people = api.Realm.MapGroup("/people").WithTags("Accounts of members");
        FindPeople.Map(people);
        ShowPerson.Map(people);
        SuspendPerson.Map(people);
        ReinstatePerson.Map(people);
        ResendMail.Map(people);
        DeletePerson.Map(people);
        ExportPerson.Map(people);
        ShowPersonLog.Map(people);
        ListDeletions.Map(people);
        PurgeNow.Map(people);

        var settings = api.Realm.MapGroup("").WithTags("Realm");
        ShowRealm.Map(settings);
        ChangeRealm.Map(settings);
        ChangeWords.Map(settings);
        ChangeTheme.Map(settings);
        ShowSettings.Map(settings);
        ChangeSettings.Map(settings);
        RealmOverview.Map(settings);
        ListActivity.Map(settings);
        ListAudit.Map(settings);

        var roles = api.Realm.MapGroup("").WithTags("Roles");
        ListRoles.Map(roles);
        CreateRole.Map(roles);
        ChangeRole.Map(roles);
        DeleteRole.Map(roles);

        var operators = api.Root.MapGroup("").WithTags("Installation");
        CreateMember.Map(operators);
        InstallationSettings.Map(operators);
        ChangeInstallationSettings.Map(operators);
        ListJobs.Map(operators);
        ListLogMonths.Map(operators);
        RunDueJobs.Map(operators);
        ListFailedDeliveries.Map(operators);
        RetryDelivery.Map(operators);
        SetClock.Map(operators);

        var invitations = api.Realm.MapGroup("").WithTags("Invitations");
        CreateInvitation.Map(invitations);
        ListInvitations.Map(invitations);
        RevokeInvitation.Map(invitations);
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) =>
        ActivatorUtilities.CreateInstance<DemoWorld>(services).Load(demo, stop);

    public override void Commands(RootCommand root, CommandHost host)
    {
        root.Add(RealmCommand.Create(host));
        root.Add(UserCommand.Create(host));
    }

    public override void Use(IApplicationBuilder app) => EnterRealm.Use(app);
}
