using Questory.Platform.Settings;

namespace Questory.Economy.Contracts;

/// <summary>What a realm decides about its coins.</summary>
public static class EconomySettings
{
    public static readonly Setting<bool> MembersGive = new("economy.members_give", false,
        "Members give each other coins out of their own wallets.")
    {
        Warning = "Where children play, they could then give each other coins, or talk each other into it, and no grown-up would be asked.",
    };
}
