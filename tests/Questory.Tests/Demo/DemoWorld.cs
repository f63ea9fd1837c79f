using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Demo;

/// <summary>A Markdown file of the demo: its front matter and the text below it.</summary>
internal sealed record DemoPage(string Path, IReadOnlyDictionary<string, string> Front, string Body)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string this[string key] => Front.TryGetValue(key, out var value) ? value : throw new InvalidDataException($"{Path} does not state {key}.");

    public int Number(string key) => int.Parse(this[key]);

    public static DemoPage Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0) throw new InvalidDataException($"{path} does not begin with front matter between two lines of ---.");
        var front = lines[1..end].Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new DemoPage(path, front, string.Join('\n', lines[(end + 1)..]).Trim());
    }
}

internal sealed record DemoCourse(string Folder, DemoPage Page, IReadOnlyList<DemoPage> Lessons)
{
    public string Slug => Page["slug"];

    public string[] Prerequisites => Page["prerequisites"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What lies in <c>demo/&lt;edition&gt;</c>, read without the importer that it is written for.</summary>
internal sealed record DemoWorld(string Folder, IReadOnlyList<DemoCourse> Courses)
{
    public static string[] Editions { get; } = ["kids", "campus", "community", "collective", "academy"];

    public static DemoWorld Read(string edition)
    {
        var folder = Path.Combine(Repository.Root, "demo", edition);
        var courses = Directory.GetDirectories(Path.Combine(folder, "courses")).Order(StringComparer.Ordinal).Select(Course);
        return new DemoWorld(folder, [.. courses]);
    }

    public IReadOnlyList<string> Files(string pattern) =>
        [.. Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public JsonElement Json(string name) => Parse(Path.Combine(Folder, name));

    public static JsonElement Parse(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    private static DemoCourse Course(string folder)
    {
        var lessons = Directory.GetFiles(folder, "??-*.md").Order(StringComparer.Ordinal).Select(DemoPage.Read);
        return new DemoCourse(Path.GetFileName(folder), DemoPage.Read(Path.Combine(folder, "course.md")), [.. lessons]);
    }
}
