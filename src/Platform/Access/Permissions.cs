namespace Questory.Platform.Access;

/// <summary>A permission as a realm's admin sees it, with the standard roles that start with it.</summary>
public sealed record Permission(string Code, string Summary, IReadOnlyList<string> DefaultRoles);

/// <summary>The standard roles of a realm; a realm may rename them by vocabulary and add its own.</summary>
public static class StandardRoles
{
    public const string Learner = "learner";
    public const string Teacher = "teacher";
    public const string Parent = "parent";
    public const string Moderator = "moderator";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Learner, Teacher, Parent, Moderator, Admin];
}

/// <summary>All permissions of the installation, gathered from the modules. Admins hold every one.</summary>
public sealed class PermissionList
{
    private readonly Dictionary<string, Permission> byCode = [];

    public IReadOnlyCollection<Permission> All => byCode.Values;

    public void Add(string code, string summary, params string[] defaultRoles) =>
        byCode.Add(code, new Permission(code, summary, [.. defaultRoles.Append(StandardRoles.Admin).Distinct()]));

    public bool Has(string code) => byCode.ContainsKey(code);

    public IReadOnlyList<string> DefaultsOf(string role) =>
        [.. All.Where(permission => permission.DefaultRoles.Contains(role)).Select(permission => permission.Code).Order()];
}
