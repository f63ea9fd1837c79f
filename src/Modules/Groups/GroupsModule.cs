using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Groups.Assignments;
using Questory.Groups.Boards;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Groups.Kinds;
using Questory.Groups.Members;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Mail;
using Questory.Platform.Modules;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;

namespace Questory.Groups;

/// <summary>People who learn together: classes, and what they work on.</summary>
public sealed class GroupsModule : Module
{
    public override RoomSign Sign => new("[Groups]", "Learning together, with a leader and shared [courses].");

    public override void Services(IServiceCollection services) => services
        .AddScoped<IFounding, GroupsFounding>().AddScoped<Joining>().AddScoped<Ending>().AddScoped<GuardedChild>()
        .AddScoped<FellowLeaders>().AddScoped<JointProgress>()
        .AddSingleton(new FirstStep(30, "Make a [group]", "Its [learners] come in by a code, and you see how far they are.", "school", "/manage/groups",
            "select exists (select from groups_groups where realm_id = $1)", "groups"))
        .AddSingleton(new ChildTab("/groups", "[Groups]", "school", 30, "groups", Below: "/progress"))
        .AddClassBoards()
        .AddNotices(GroupNotices.Joined, GroupNotices.Assigned);

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(GroupPermissions.Lead, "Make [groups], lead them and see how their [learners] get on", StandardRoles.Teacher);
        permissions.Add(GroupPermissions.Join, "Come into [groups] by their code", StandardRoles.Learner);
        permissions.Add(GroupPermissions.Oversee, "See and change every [group], led by oneself or not");
    }

    public override void Activities(ActivityList activities) => activities.Add(GroupActivities.Joined, GroupActivities.Left, GroupActivities.Assigned);

    public override void Mails(MailKindList mails) => mails.Add(GroupMails.Request);

    public override void Menu(Menu menu)
    {
        menu.AddView("/courses", "/groups", "My [groups]", "school", 65, GroupPermissions.Join);
        menu.AddHome("/manage/groups", 5, GroupPermissions.Lead);
        menu.AddManage("/manage/groups", "[Groups]", "users-group", 20, GroupPermissions.Lead);
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) =>
        ActivatorUtilities.CreateInstance<DemoClass>(services).Load(demo, stop);

    public override void Routes(ApiRoutes api)
    {
        var groups = api.Realm.MapGroup("/groups").WithTags("Groups");
        CreateGroup.Map(groups);
        ListGroups.Map(groups);
        ListKinds.Map(groups);
        ShowGroup.Map(groups);
        EditGroup.Map(groups);
        NewJoinCode.Map(groups);
        CloseGroup.Map(groups);
        ArchiveGroup.Map(groups);
        ReopenGroup.Map(groups);

        MyGroups.Map(groups);
        JoinByCode.Map(groups);
        LeaveGroup.Map(groups);
        RemoveFromGroup.Map(groups);
        AddLeader.Map(groups);
        ListFellowLeaders.Map(groups);

        SeeGroupBoard.Map(groups);

        ShowGroupCourses.Map(groups);
        ListAssignable.Map(groups);
        AssignCourse.Map(groups);
        WithdrawCourse.Map(groups);

        var children = api.Realm.MapGroup("/family/children").WithTags("Groups");
        ListChildGroups.Map(children);
        EnrolChild.Map(children);
        AllowMembership.Map(children);
        DenyMembership.Map(children);
    }
}
