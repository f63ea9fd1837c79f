using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.FirstAdmin;
using Questory.Accounts.Links;
using Questory.Accounts.Passwords;
using Questory.Accounts.People;
using Questory.Accounts.Preferences;
using Questory.Accounts.Privacy;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Ui;

namespace Questory.Accounts;

/// <summary>People: who they are and how they prove it.</summary>
public sealed class AccountsModule : Module
{
    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<KnownSession>().AddSingleton<AccessKeys>();
        services.AddScoped<PasswordSignIn>().AddScoped<SessionDesk>().AddScoped<SignInLog>().AddScoped(all => new ChangedSettings(all.GetRequiredService<SignInLog>())).AddScoped<LinkDesk>();
        services.AddPrivacy();
        services.AddScoped<Lockout>().AddScoped<NewPassword>().AddScoped<PresentPassword>();
        services.AddScoped(all => new NewAccounts(
            all.GetRequiredService<AppDb>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<NewPassword>(), all.GetRequiredService<LinkDesk>()));
        services.AddScoped<ConsentRecord>().AddScoped<DemoFamily>().AddScoped<ConsentDesk>().AddScoped<ConsentReminder>().AddScoped<GuardianDesk>().AddScoped<NewChild>().AddScoped<MyChildren>().AddScoped<Farewell>();
        services.AddScoped(all => new FamilyOffice(
            all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<Mailbox>(), all.GetRequiredService<PublicAddress>(),
            all.GetRequiredService<ConsentDesk>(), all.GetRequiredService<ConsentReminder>(), all.GetRequiredService<GuardianDesk>(), all.GetRequiredService<ConsentRecord>()));
        services.AddSingleton(new ChildTab(ChildTab.Overview, "Overview", "home", 0)).AddSingleton(new ChildTab("/consent", "Privacy & consent", "shield", 60, PageTitle: "Consent"))
            .AddSingleton(new ChildTab("/devices", "Devices", "device-desktop", 70, Below: "/consent"))
            .AddSingleton(new ChildTab("/log", "What happened", "clock", 80, Below: "/consent")).AddSingleton(new ChildTab("/data", "Data", "download", 90));
        services.AddSingleton<FirstAdminLink>().AddHostedService(all => all.GetRequiredService<FirstAdminLink>());
        services.TryAddSingleton(all => Hashing.Create(all));
        services.AddHostedService<Hashing>();
    }

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(FamilyPermissions.Guard, "Look after one's own children", StandardRoles.Parent);
        permissions.Add(FamilyPermissions.Manage, "See the families, correct them, and read the consent record");
    }

    public override void Settings(SettingList settings) =>
        settings.Add([.. AccountSettings.All, FamilySettings.TakesChildren, FamilySettings.ConsentDays, FamilySettings.TeensAreFree]);

    public override void Menu(Menu menu)
    {
        menu.AddHome("/family", 20, FamilyPermissions.Guard);
        menu.AddManageView("/manage/families", "/manage/consent", "Consent record", "shield", 918, FamilyPermissions.Manage);
        menu.Add("/family", "My children", "users", 60, FamilyPermissions.Guard);
    }

    public override void Mails(MailKindList mails) =>
        mails.Add(AccountMails.Confirm, AccountMails.Change, AccountMails.Reset, AccountMails.Welcome,
        FamilyMails.Request, FamilyMails.SignedUp, FamilyMails.HandedOver, FamilyMails.PasswordChanged);

    public override void Jobs(JobList jobs)
    {
        jobs.Add<PurgeDeleted>("purge", Schedule.Hourly);
        jobs.Add<SweepSessions>("expired sessions", Schedule.Hourly);
        jobs.Add<ProveConsentRecord>("consent record", Schedule.Daily(3));
        jobs.Add<ForgetSilentSignUps>("unanswered sign-ups", Schedule.Hourly);
        jobs.Add<RotateSigningKey>("signing key", Schedule.Daily(2));
    }

    public override void Use(IApplicationBuilder app)
    {
        KnownSession.Use(app);
        ForeignChild.Use(app);
    }

    public override void Routes(ApiRoutes api)
    {
        var accounts = api.Root.MapGroup("/accounts").WithTags("Accounts");
        SignUp.Map(accounts);
        ListAccounts.Map(accounts);
        SuspendAccount.Map(accounts);
        ReinstateAccount.Map(accounts);
        SignUp.Map(api.Realm.MapGroup("/accounts").WithTags("Accounts"));

        var root = api.Root.MapGroup("").WithTags("Accounts");
        ConfirmEmail.Map(root);
        RequestConfirmation.Map(root);
        RequestReset.Map(root);
        ResetPassword.Map(root);

        var tokens = api.Root.MapGroup("/tokens").WithTags("Sign-in");
        CreateTokens.Map(tokens);
        RefreshTokens.Map(tokens);
        SignOut.Map(tokens);
        ShowSigningKeys.Map(tokens);

        var mine = api.Root.MapGroup("/account").WithTags("My account");
        MyAccount.Map(mine);
        ChangePreferences.Map(mine);
        ChangeProfile.Map(mine);
        ChangePassword.Map(mine);
        ChangeEmail.Map(mine);
        ListSessions.Map(mine);
        EndSession.Map(mine);
        EndOtherSessions.Map(mine);
        ListSignIns.Map(mine);
        MyContact.Map(mine);
        ChangeContact.Map(mine);
        ExportMine.Map(mine);
        DeleteMine.Map(mine);

        Families(api.Realm.MapGroup("").WithTags("Families"), api.Realm.MapGroup("/family").WithTags("Families"));
    }

    private static void Families(RouteGroupBuilder realm, RouteGroupBuilder mine)
    {
        SignUpChild.Map(realm);
        RemindGuardian.Map(realm);
        UseConsentLink.Map(realm);
        RefuseByLink.Map(realm);
        ListChildren.Map(mine);
        ShowChild.Map(mine);
        AddChild.Map(mine);
        EditChild.Map(mine);
        GiveConsent.Map(mine);
        RefuseConsent.Map(mine);
        WithdrawConsent.Map(mine);
        PauseChild.Map(mine);
        ResumeChild.Map(mine);
        ChildSessions.Map(mine);
        EndChildSession.Map(mine);
        ShowConsentHistory.Map(mine);
        ReadConsentRecord.Map(realm);
        CheckConsentRecord.Map(realm);
        DeleteChild.Map(mine);
        ChildLog.Map(mine);
        ExportChild.Map(mine);
    }
}
