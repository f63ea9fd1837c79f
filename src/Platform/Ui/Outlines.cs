namespace Questory.Platform.Ui;

/// <summary>What a form of <see cref="OutlineItem"/> lines sends.</summary>
public static class Outlines
{
    /// <summary>The order as sent, after the one step that a button asked for where no script moves lines.</summary>
    public static IReadOnlyList<string> Moved(IReadOnlyList<string>? order, string? up, string? down)
    {
        List<string> lines = [.. order ?? []];
        var from = lines.IndexOf(up ?? down ?? "");
        var to = up is null ? from + 1 : from - 1;
        if (from >= 0 && to >= 0 && to < lines.Count)
            (lines[from], lines[to]) = (lines[to], lines[from]);
        return lines;
    }
}
