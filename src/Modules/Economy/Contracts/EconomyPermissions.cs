namespace Questory.Economy.Contracts;

public static class EconomyPermissions
{
    public const string Adjust = "economy.adjust";
}
