using System.Globalization;
using Questory.Platform;

namespace Questory.Learning.Import;

/// <summary>A Markdown file with <c>key: value</c> lines on top, as docs/content-format.md describes.</summary>
internal sealed record ContentFile(string Path, IReadOnlyDictionary<string, string> Front, string Text)
{
    public string this[string key] => Front.GetValueOrDefault(key) ?? throw new Refusal($"{Path} does not state “{key}”: add it between the lines of ---.");

    public int? Number(string key) =>
        Front.GetValueOrDefault(key) is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Refusal($"{Path} states “{key}: {text}”: write a whole number.");

    public IReadOnlyList<string> List(string key) =>
        Front.GetValueOrDefault(key, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The file beside this one that has the same name but for its ending; null when there is none.</summary>
    public string? Beside(string ending) =>
        System.IO.Path.ChangeExtension(Path, null) + ending is var path && File.Exists(path) ? path : null;

    public static ContentFile Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var end = Array.IndexOf(lines, "---", Math.Min(1, lines.Length));
        if (end < 0 || lines[0] != "---")
            throw new Refusal($"{path} does not begin with its keys: put them between two lines of ---.");
        var front = new Dictionary<string, string>();
        foreach (var line in lines[1..end])
            front[line.Split(':', 2)[0].Trim()] = line.Split(':', 2) is [_, var value] ? value.Trim() : "";
        return new ContentFile(path, front, string.Join('\n', lines[(end + 1)..]).Trim());
    }
}
