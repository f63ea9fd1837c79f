using System.Text.RegularExpressions;

namespace Questory.Platform.Data.Migrations;

/// <summary>The folder <c>db/migrations</c> of a checkout.</summary>
public static partial class MigrationFiles
{
    /// <summary>Writes the next numbered pair of files.</summary>
    /// <param name="name">What it does, in snake_case, at most 60 letters.</param>
    /// <returns>The path of the file to fill in; the one that takes it back lies beside it.</returns>
    /// <exception cref="Refusal">The name is no name, or the folder is absent.</exception>
    public static string Create(string folder, string name)
    {
        if (!Name().IsMatch(name))
            throw new Refusal($"'{name}' is no name for a migration: say what it does in small letters, digits and underscores, as in add_course_rating.");
        if (!Directory.Exists(folder))
            throw new Refusal($"There is no folder '{folder}': run this inside a checkout of Questory.");
        var last = Directory.EnumerateFiles(folder, "*.sql")
            .Select(file => int.TryParse(Path.GetFileName(file).Split('_')[0], out var version) ? version : 0)
            .DefaultIfEmpty().Max();
        var path = Path.Combine(folder, $"{last + 1:0000}_{name}.sql");
        File.WriteAllText(path, $"-- {name.Replace('_', ' ')}\n");
        File.WriteAllText(Path.ChangeExtension(path, ".down.sql"), $"-- takes back: {name.Replace('_', ' ')}\n");
        return path;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$")]
    private static partial Regex Name();
}
