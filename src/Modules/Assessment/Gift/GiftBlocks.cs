using System.Text.RegularExpressions;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>The lines of one question, or of one <c>$CATEGORY:</c>, with what comments say about it.</summary>
internal sealed record GiftBlock(GiftSpan Text, GiftNotes Notes, bool IsCategory = false);

/// <summary>What the comments in and before a question say that matters.</summary>
internal sealed partial class GiftNotes
{
    public string? Id { get; private set; }

    public List<string> Tags { get; } = [];

    public Dictionary<string, string> Settings { get; } = [];

    public void Add(string comment)
    {
        foreach (Match mark in Mark().Matches(comment))
        {
            var value = mark.Groups["value"].Value.Replace(@"\]", "]").Trim();
            if (mark.Groups["name"].Value == "id") Id = value;
            else if (!Tags.Contains(value)) Tags.Add(value);
        }

        if (Setting().Match(comment) is { Success: true } setting)
        {
            var value = setting.Groups["value"].Value;
            Settings[setting.Groups["name"].Value] = new GiftSpan(value, 0, value.Length).Text(TextFormat.Markdown);
        }
    }

    [GeneratedRegex(@"\[(?<name>id|tag):(?<value>(?:\\\]|[^\]\p{Cc}])+)\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^questory\s+(?<name>[a-z][a-z0-9-]*)\s*:\s*(?<value>.*)$")]
    private static partial Regex Setting();
}

/// <summary>Cuts a file at its blank lines. Comments also speak for the question that follows after blank lines.</summary>
internal static class GiftBlocks
{
    private const string CategoryMark = "$CATEGORY:";

    public static List<GiftBlock> Of(GiftSource source)
    {
        List<GiftBlock> blocks = [];
        var notes = new GiftNotes();
        GiftSpan? open = null;
        for (var line = 0; line < source.LineCount; line++)
        {
            var text = source.Line(line);
            if (source.IsComment(line)) notes.Add(source.Comment(line));
            else if (text.IsBlank) Close();
            else if (open is null && text.TrimStart().StartsWith(CategoryMark))
            {
                open = text.TrimStart().From(text.TrimStart().Start + CategoryMark.Length);
                Close(isCategory: true);
            }
            else open = open is { } block ? block.Upto(text.End) : text;
        }

        Close();
        return blocks;

        void Close(bool isCategory = false)
        {
            if (open is not { } text) return;
            blocks.Add(new GiftBlock(text.Trim(), notes, isCategory));
            (open, notes) = (null, new GiftNotes());
        }
    }
}
