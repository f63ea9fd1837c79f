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
        "Children of 13 and 14 need no consent. Below 13 it is always asked for.")
    {
        Warning = "From yes to no: children of 13 and 14 who play without consent are signed out within a minute, and their parents are asked by mail. " +
            "Whoever gets no answer in time is deleted. From no to yes: only children who sign up from then on are free.",
        Job = AgeJob,
    };

    /// <summary>Holds children back whom a changed setting no longer frees.</summary>
    public const string AgeJob = "consent age";
}
