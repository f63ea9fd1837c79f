namespace Questory.Accounts.Contracts;

public static class FamilyPermissions
{
    /// <summary>Look after one's own children: add, edit, pause them, consent and take it back.</summary>
    public const string Guard = "accounts.guard_children";

    /// <summary>See all families of the realm, correct them, hand a child over to another guardian, read the consent record.</summary>
    public const string Manage = "accounts.manage_families";
}
