using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Questory.Platform.Data.Migrations;

/// <summary>One numbered step of the schema: the SQL that takes it, and the SQL that takes it back.</summary>
/// <param name="Version">1 to 9999, without gaps.</param>
/// <param name="Name">snake_case, as in the file's name.</param>
public sealed partial record Migration(int Version, string Name, string Up, string Down)
{
    private const string Prefix = "migrations/";

    /// <summary>SHA-256 of <see cref="Up"/>, the same whatever line ends the checkout has.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Up.ReplaceLineEndings("\n"))));

    public string Title => $"{Version:0000}_{Name}";

    /// <summary>The migrations this program was built with (<c>db/migrations</c>), in order.</summary>
    public static IReadOnlyList<Migration> BuiltIn { get; } = FromResources(typeof(Migration).Assembly);

    /// <summary>Pairs the files <c>0001_name.sql</c> and <c>0001_name.down.sql</c>.</summary>
    /// <exception cref="InvalidOperationException">A half is missing, a number is used twice or left out, or a name is no migration's.</exception>
    internal static IReadOnlyList<Migration> Pair(IReadOnlyDictionary<string, string> files)
    {
        var ups = new List<Migration>();
        foreach (var (file, sql) in files.Where(f => !f.Key.EndsWith(".down.sql", StringComparison.Ordinal)))
        {
            if (FileName().Match(file) is not { Success: true } match)
                throw new InvalidOperationException($"'{file}' is no name for a migration: 0007_what_it_does.sql is.");
            if (!files.TryGetValue(file[..^".sql".Length] + ".down.sql", out var down))
                throw new InvalidOperationException($"The migration '{file}' has no .down.sql that takes it back.");
            ups.Add(new(int.Parse(match.Groups[1].Value), match.Groups[2].Value, sql, down));
        }
        if (files.Count != 2 * ups.Count)
            throw new InvalidOperationException("A .down.sql has no migration beside it.");
        ups.Sort((a, b) => a.Version.CompareTo(b.Version));
        for (var i = 0; i < ups.Count; i++)
            if (ups[i].Version != i + 1)
                throw new InvalidOperationException($"Migration {i + 1:0000} is missing or '{ups[i].Title}' has a number that is taken: give it the next free one.");
        return ups;
    }

    private static IReadOnlyList<Migration> FromResources(Assembly assembly) =>
        Pair(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            }));

    [GeneratedRegex(@"^(\d{4})_([a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();
}

/// <summary>Where a migration stands in one database.</summary>
/// <param name="AppliedAt">UTC; null when it is still to come.</param>
public sealed record MigrationState(int Version, string Name, DateTime? AppliedAt);
