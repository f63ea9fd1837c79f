namespace Questory.Tests.Testing;

/// <summary>Finds files of the repository from wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Test data that is too foreign to be committed; it may be absent.</summary>
    public static string Shared(string path) => Path.GetFullPath(Path.Combine(Root, "..", "shared", path));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Questory.slnx")) ? folder
        : Directory.GetParent(folder) is { } parent ? FindRoot(parent.FullName)
        : throw new InvalidOperationException("The tests do not run from inside the repository.");
}
