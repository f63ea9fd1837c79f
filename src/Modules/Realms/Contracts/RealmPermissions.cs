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
    public const string SeeAudit = "realms.see_audit";
}
