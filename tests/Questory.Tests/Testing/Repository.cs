namespace Questory.Tests.Testing;

/// <summary>Finds files of the repository from wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Test data that is too foreign to be committed; it may be absent.</summary>
    public static string Shared(string path) => Path.GetFullPath(Path.Combine(Root, "..", "shared", path));

    /// <summary>Files of a folder with one of the endings, built and installed ones left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(file.EndsWith) && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Questory.slnx")) ? folder
        : Directory.GetParent(folder) is { } parent ? FindRoot(parent.FullName)
        : throw new InvalidOperationException("The tests do not run from inside the repository.");
}
