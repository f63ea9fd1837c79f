using System.Reflection;
using System.Text;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>docs/coverage.md is what the tests themselves say: which catalogue rows have a test, and where.</summary>
/// <remarks>Written anew by <c>bash .ci/coverage</c>, which sets <c>QUESTORY_WRITE_COVERAGE</c>.</remarks>
public sealed class CoverageTests
{
    private static readonly (string Prefix, string Catalogue, int Rows)[] Catalogues =
    [
        ("AE", "kids (AI education)", 80), ("RL", "campus", 161), ("CR", "community", 99), ("NT", "collective", 145), ("EP", "academy", 119),
    ];

    [Fact]
    public void The_coverage_page_is_what_the_tests_say()
    {
        var file = Path.Combine(Repository.Root, "docs", "coverage.md");
        var page = Write(Proofs());
        if (Environment.GetEnvironmentVariable("QUESTORY_WRITE_COVERAGE") == "1")
            File.WriteAllText(file, page);
        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == page, "docs/coverage.md is out of date: run bash .ci/coverage and commit it.");
    }

    [Fact]
    public void Every_stated_row_exists() => Assert.All(Proofs().Keys, row =>
        Assert.Contains(Catalogues, catalogue => row.StartsWith(catalogue.Prefix + "-", StringComparison.Ordinal) &&
            row.Length == 6 && int.TryParse(row[3..], out var number) && number >= 1 && number <= catalogue.Rows));

    private static SortedDictionary<string, SortedSet<string>> Proofs()
    {
        var proofs = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var type in typeof(CoverageTests).Assembly.GetTypes())
            foreach (var method in type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any()))
                foreach (var row in method.GetCustomAttributes<RowAttribute>().Concat(type.GetCustomAttributes<RowAttribute>()))
                    (proofs.TryGetValue(row.Row, out var tests) ? tests : proofs[row.Row] = new(StringComparer.Ordinal))
                        .Add($"{type.Name}.{method.Name}");
        return proofs;
    }

    private static string Write(SortedDictionary<string, SortedSet<string>> proofs)
    {
        var page = new StringBuilder("# Which rows have a test\n\nGenerated from the tests' `[Row]` marks by `bash .ci/coverage`; do not edit. A row here has at least one test that\nproves part of it; a row is done when an issue that asks for it whole is resolved.\n\n| edition | rows with a test | of |\n|---|---|---|\n");
        foreach (var (prefix, catalogue, rows) in Catalogues)
            page.Append($"| {catalogue} | {proofs.Keys.Count(row => row.StartsWith(prefix, StringComparison.Ordinal))} | {rows} |\n");
        page.Append($"| **all** | **{proofs.Count}** | **{Catalogues.Sum(catalogue => catalogue.Rows)}** |\n\n| row | tests |\n|---|---|\n");
        foreach (var (row, tests) in proofs)
            page.Append($"| {row} | {string.Join("<br>", tests.Take(6))}{(tests.Count > 6 ? $"<br>and {tests.Count - 6} more" : "")} |\n");
        return page.ToString();
    }
}
