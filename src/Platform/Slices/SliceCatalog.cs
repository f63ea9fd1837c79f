using System.Reflection;
using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Slices;

/// <summary>Every use case of the house, found by its shape: a sealed class with a <c>Run</c> that answers an outcome.</summary>
public sealed class SliceCatalog
{
    private readonly Dictionary<Type, AccessAttribute> access = [];

    public SliceCatalog(ModuleCatalog modules, PermissionList permissions)
    {
        var faults = new List<string>();
        foreach (var slice in modules.Types.Where(IsSlice))
        {
            var stated = slice.GetCustomAttribute<AccessAttribute>();
            if (stated is null)
                faults.Add($"{slice.FullName} states no permission: add [Requires], [SignedIn], [Operators] or [Anyone].");
            else if (stated is RequiresAttribute { Permission: var code } && !permissions.Has(code))
                faults.Add($"{slice.FullName} requires '{code}', which no module declares.");
            else if (slice.GetCustomAttributes<ReachAttribute>().ToList() is { Count: > 0 } reaches && (reaches.Count > 1 || string.IsNullOrWhiteSpace(reaches[0].Reason)))
                faults.Add($"{slice.FullName} must state one reach and why: [AmongOthers(reason)] or [AsSystem(reason)].");
            else
                access.Add(slice, stated);
        }
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public IReadOnlyDictionary<Type, AccessAttribute> All => access;

    public AccessAttribute AccessTo(Type slice) => access[slice];

    internal static bool IsSlice(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsSealed: true, IsGenericType: false } && !type.IsNested &&
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method =>
            method is { Name: "Run", IsGenericMethod: false, ReturnType.IsGenericType: true } &&
            method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>) &&
            method.ReturnType.GetGenericArguments()[0] is { IsGenericType: true } answer &&
            answer.GetGenericTypeDefinition() == typeof(Outcome<>));
}
