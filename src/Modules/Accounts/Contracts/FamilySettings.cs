using Questory.Platform.Settings;

namespace Questory.Accounts.Contracts;

/// <summary>What a realm decides about children.</summary>
public static class FamilySettings
{
    public static readonly Setting<bool> TakesChildren = new("accounts.takes_children", false,
        "Children from 7 to 14 sign up here themselves, and a parent of each is asked for consent.");

    public static readonly Setting<int> ConsentDays = new("accounts.consent_days", 14,
        "Days a parent has to answer; after them the child's sign-up is deleted.", SettingList.Between(1, 90));

    public static readonly Setting<bool> TeensAreFree = new("accounts.teens_without_consent", false,
        "Children of 13 and 14 need no consent. Below 13 it is always asked for.");
}
