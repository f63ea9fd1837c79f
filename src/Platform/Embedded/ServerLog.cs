using System.Text.RegularExpressions;

namespace Questory.Platform.Embedded;

/// <summary>What the server writes down: <c>start.log</c> of the last start, and one file per day of the week.</summary>
internal sealed partial record ServerLog(string Folder)
{
    /// <summary>What the server says until it has opened the file of the day.</summary>
    public string StartFile { get; } = Path.Combine(Folder, "start.log");

    /// <summary>The last words of a server that did not start, on one line; null when it had none.</summary>
    public string? LastWords()
    {
        var files = new DirectoryInfo(Folder).GetFiles("postgres-*.log").OrderBy(file => file.LastWriteTimeUtc).Select(file => file.FullName);
        var words = files.Append(StartFile).Where(File.Exists)
            .Select(file => File.ReadLines(file).Select(line => Word().Match(line)).Where(match => match.Success).TakeLast(3).ToList())
            .LastOrDefault(lines => lines.Count > 0);
        return words is null ? null : string.Join("; ", words.Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex("(?:LOG|FATAL|PANIC|ERROR|HINT):  (?!redirecting log output|Future log output|database system is shut down)(.*)")]
    private static partial Regex Word();
}
