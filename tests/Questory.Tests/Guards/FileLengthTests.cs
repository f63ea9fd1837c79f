using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>A file over 150 lines (a page over 120, a test over 250) is two rooms. Exceptions carry their reason and may only shrink.</summary>
public sealed class FileLengthTests
{
    private const int CodeMax = 150;
    private const int PageMax = 120;
    private const int TestMax = 250;

    private static readonly Dictionary<string, string> Argued = [];

    [Fact]
    public void No_file_is_two_rooms()
    {
        var files = Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("tests", ".cs")).ToList();
        Assert.True(files.Count > 100, "The guard found hardly any files: it looks in the wrong place.");
        var tooLong = files.Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(found => found.Lines > MostOf(found.File) && !Argued.ContainsKey(found.File))
            .Select(found => $"{found.File}: {found.Lines} lines").Order().ToList();
        Assert.True(tooLong.Count == 0, string.Join(Environment.NewLine, tooLong));
    }

    private static int MostOf(string file) =>
        file.StartsWith("tests/", StringComparison.Ordinal) ? TestMax : file.EndsWith(".razor", StringComparison.Ordinal) ? PageMax : CodeMax;

    [Fact]
    public void Every_argued_exception_is_still_needed() =>
        Assert.All(Argued.Keys, file => Assert.True(File.ReadLines(Path.Combine(Repository.Root, file)).Count() > CodeMax, $"{file} is short now."));
}
