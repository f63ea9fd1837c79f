namespace Questory.Realms.Contracts;

public static class RealmPermissions
{
    /// <summary>Be a player: a start page of one's own, levels, coins, courses of one's own.</summary>
    public const string Play = "realms.play";
    public const string Manage = "realms.manage";
    public const string SeeMembers = "realms.see_members";
    public const string ManageMembers = "realms.manage_members";
    public const string ManageRoles = "realms.manage_roles";
    public const string SeeActivity = "realms.see_activity";

    /// <summary>Look after the accounts of members: find, suspend, delete, take away data, read the log with address and client.</summary>
    public const string ManageAccounts = "realms.manage_accounts";
    public const string SeeAudit = "realms.see_audit";
}
