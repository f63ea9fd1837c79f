namespace Questory.Groups.Contracts;

public static class GroupPermissions
{
    /// <summary>Make groups and lead them: teachers.</summary>
    public const string Lead = "groups.lead";

    /// <summary>Come into groups by their code: learners.</summary>
    public const string Join = "groups.join";

    /// <summary>See and change every group of the realm, led by oneself or not.</summary>
    public const string Oversee = "groups.oversee";
}
