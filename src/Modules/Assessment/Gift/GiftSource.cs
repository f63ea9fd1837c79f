namespace Questory.Assessment.Gift;

/// <summary>
/// A file's text with its comment lines blanked out. Every character keeps its place, so that a problem found
/// anywhere later can say its line and column.
/// </summary>
internal sealed class GiftSource
{
    /// <summary>Stands where a comment stood; readers of text skip it. The reader refuses files that hold it themselves.</summary>
    public const char Blank = '\0';

    private readonly List<int> lineStarts = [0];

    public GiftSource(string file, string text)
    {
        File = file;
        Original = text;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) lineStarts.Add(i + 1);

        var masked = text.ToCharArray();
        for (var line = 0; line < lineStarts.Count; line++)
            if (IsComment(line)) Array.Fill(masked, Blank, lineStarts[line], LineEnd(line) - lineStarts[line]);
        Text = new string(masked);
    }

    public string File { get; }

    public string Text { get; }

    public int LineCount => lineStarts.Count;

    private string Original { get; }

    public bool IsComment(int line) => Original.AsSpan(lineStarts[line], LineEnd(line) - lineStarts[line]).TrimStart(" \t").StartsWith("//");

    /// <summary>The words of a comment line, without its slashes.</summary>
    public string Comment(int line) => Original[lineStarts[line]..LineEnd(line)].Trim()[2..].Trim();

    /// <summary>A line, with what ends it.</summary>
    public GiftSpan Line(int line) => new(Text, lineStarts[line], LineEnd(line));

    public GiftProblem Problem(int offset, string what, string cure)
    {
        var line = lineStarts.BinarySearch(offset) is >= 0 and var exact ? exact : ~lineStarts.BinarySearch(offset) - 1;
        return new GiftProblem(File, line + 1, offset - lineStarts[line] + 1, what, cure);
    }

    private int LineEnd(int line) => line + 1 < lineStarts.Count ? lineStarts[line + 1] : Original.Length;
}
