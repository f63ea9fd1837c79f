using System.Reflection;

namespace Questory.Platform.Modules;

/// <summary>The rooms of this installation in the order of the house, lowest first.</summary>
public sealed class ModuleCatalog(params IReadOnlyList<Module> modules)
{
    public IReadOnlyList<Module> Modules { get; } = modules;

    /// <summary>Platform and every module's assembly, in the order of the house.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; } =
        [.. modules.Select(module => module.GetType().Assembly).Prepend(typeof(ModuleCatalog).Assembly).Distinct()];

    public IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes());
}
