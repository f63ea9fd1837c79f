using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Notices.Contracts;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Texts;
using Questory.Platform.Ui;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Board;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Ledger;
using Questory.Progress.Levels;
using Questory.Progress.People;
using Questory.Progress.Replay;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;
using Questory.Realms.Contracts;

namespace Questory.Progress;

/// <summary>What people reach by what they do: XP, levels, streaks, achievements, boards.</summary>
public sealed class ProgressModule : Module
{
    public override RoomSign Sign => new("Rewards", "XP, levels, streaks, [achievements], challenges, seasons, avatars, [leaderboard].");

    public override void Services(IServiceCollection services) => services
        .AddScoped<Deeds>().AddSingleton(FactValues.Of("kind", "challenge", "lessons", "answers", "quizzes", "missions", "time", "xp", "other"))
        .AddScoped<Standing>().AddScoped<AchievementCatalogue>()
        .AddScoped<AvatarCatalogue>().AddScoped<AvatarShelf>().AddScoped<SeasonTracks>()
        .AddScoped<ChallengeStock>().AddScoped<SeasonCatalogue>()
        .AddScoped<IFounding, ProgressFounding>()
        .AddNotices(ProgressNotices.Earned, ProgressNotices.Level)
        .AddSingleton(all => OwnProgress.LookUp(all.GetRequiredService<Databases>(), all.GetRequiredService<TimeProvider>()))
        .AddSingleton<Pathways>().AddScoped<BoardKeys>()
        .AddScoped(all => new BoardAmong(all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<CurrentSettings>(), all.GetRequiredService<BoardKeys>()))
        .AddScoped(all => new BoardChoices(all.GetRequiredService<Actor>(), all.GetRequiredService<Text>(), all.GetRequiredService<BoardKeys>(), all.GetRequiredService<Pathways>(), all.GetServices<MoreBoards>()))
        .AddSingleton<Boards>().AddHostedService(all => all.GetRequiredService<Boards>())
        .AddSingleton<RuleBooks>().AddHostedService(all => all.GetRequiredService<RuleBooks>());

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(ProgressPermissions.View, "See the progress of all members", StandardRoles.Teacher);
        permissions.Add(ProgressPermissions.Correct, "Give, take or reverse XP by hand, with a reason");
        permissions.Add(ProgressPermissions.Rules, "Write the rules by which XP and coins are given");
        permissions.Add(ProgressPermissions.Achievements, "Write the catalogue of [achievements]");
        permissions.Add(ProgressPermissions.Avatars, "Write the catalogue of avatars and their prices");
        permissions.Add(ProgressPermissions.Challenges, "Plan challenges for days ahead");
        permissions.Add(ProgressPermissions.Seasons, "Plan seasons and what their levels give");
    }

    public override void Settings(SettingList settings) => ProgressSettings.AddTo(settings);

    public override void Activities(ActivityList activities) => activities.Add(
        ProgressActivities.ReachedLevel, ProgressActivities.EarnedAchievement, ProgressActivities.CorrectedXp,
        ProgressActivities.CompletedChallenge, ProgressActivities.ClaimedChallenge, ProgressActivities.ReachedSeasonLevel, ProgressActivities.ClaimedSeasonReward,
        ProgressActivities.UnlockedAvatar);

    public override void Mails(MailKindList mails) => mails.Add(ProgressNotices.Alert);

    public override void Topics(TopicList topics)
    {
        topics.Add(GiveRewards.BoardTopic);
        topics.AddPersonal(GiveRewards.MineTopic);
    }

    public override async Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop)
    {
        await Seed(services, new(demo.Folder), stop);
        await services.GetRequiredService<FillChallenges>().Fill(services.GetRequiredService<Actor>().Here, stop);
    }

    public override Task Seed(IServiceProvider services, ContentPack pack, CancellationToken stop) => LoadCatalogues.From(services, pack, stop);

    public override void Menu(Menu menu)
    {
        menu.Add("/leaderboard", "[Leaderboard]", "trophy", order: 30);
        menu.AddView("/profile", "/achievements", "[Achievements]", "award", 52);
        menu.AddView("/challenges", "/season", "Season", "rocket", 26, RealmPermissions.Play);
        menu.Add("/challenges", "Challenges", "target", order: 25, RealmPermissions.Play);
        menu.AddView("/profile", "/avatars", "My avatar", "mood-smile", 54, RealmPermissions.Play);
        menu.Add("/profile", "Me", "user-circle", order: 50, RealmPermissions.Play, view: "My profile");
        const string rewards = "/manage/achievements";
        menu.AddManage(rewards, "Rewards", "gift", order: 40, ProgressPermissions.Achievements, view: "[Achievements]");
        menu.AddManageView(rewards, "/manage/avatars", "Avatars", "mood-smile", 42, ProgressPermissions.Avatars);
        menu.AddManageView(rewards, "/manage/rules", "Reward rules", "gift", 50, ProgressPermissions.Rules);
        menu.AddManageView(rewards, "/manage/challenges", "Challenges", "target", 44, ProgressPermissions.Challenges, "/manage/challenge-patterns");
        menu.AddManageView(rewards, "/manage/seasons", "Seasons", "rocket", 46, ProgressPermissions.Seasons);
        menu.AddMeter<ProgressMeters>(order: 10, RealmPermissions.Play);
    }

    public override void Commands(RootCommand root, CommandHost host) => root.Add(ProgressCommand.Create(host));

    public override void Jobs(JobList jobs)
    {
        jobs.Add<CheckNewAchievements>("new achievements", Schedule.Hourly);
        jobs.Add<FillChallenges>("challenges of the days ahead", Schedule.Hourly);
    }

    public override void Routes(ApiRoutes api) => ProgressRoutes.Map(api);
}
