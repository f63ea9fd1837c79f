using Questory.Accounts.Contracts;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;

namespace Questory.Realms;

/// <summary>The places from which a realm is run, each with its views.</summary>
internal static class RealmsMenu
{
    public static void Lay(Menu menu)
    {
        var (overview, members, realm) = ("/manage", "/manage/members", "/manage/realm");
        menu.AddHome(overview, 3, RealmPermissions.Manage);
        menu.AddManage(overview, "Overview", "chart-bar", 5, RealmPermissions.Manage);
        menu.AddManageView(overview, "/manage/activity", "Activity", "activity", 6, RealmPermissions.SeeActivity);
        menu.AddManageView(overview, "/manage/audit", "Audit trail", "shield-check", 7, RealmPermissions.SeeAudit);
        menu.AddManage(members, "Members", "users", 910, RealmPermissions.SeeMembers);
        menu.AddManageView(members, "/manage/invitations", "Invitations", "ticket", 911, RealmPermissions.ManageMembers);
        menu.AddManageView(members, "/manage/roles", "Roles", "shield", 912, RealmPermissions.SeeMembers);
        menu.AddManageView(members, "/manage/people", "Accounts", "key", 913, RealmPermissions.ManageAccounts);
        menu.AddManageView(members, "/manage/deletions", "Deletions", "trash", 914, RealmPermissions.ManageAccounts);
        menu.AddManage("/manage/families", "Families", "users-group", 915, FamilyPermissions.Manage);
        menu.AddManage(realm, "Settings", "settings", 930, RealmPermissions.Manage, view: "[Realm]");
        menu.AddManageView(realm, "/manage/words", "Words", "message", 931, RealmPermissions.Manage);
        menu.AddManageView(realm, "/manage/look", "Look", "palette", 932, RealmPermissions.Manage);
        menu.AddManageView(realm, "/manage/settings", "All settings", "adjustments", 933, RealmPermissions.Manage);
    }
}
