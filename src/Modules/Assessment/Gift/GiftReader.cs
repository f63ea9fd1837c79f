using System.Text;

namespace Questory.Assessment.Gift;

/// <summary>
/// Reads Moodle's GIFT format. Everything it does not understand becomes a problem that names line, column and cure;
/// the questions beside it are still read, so that an author sees all faults of a file at once.
/// </summary>
internal static class GiftReader
{
    /// <summary>Reads a file as it lies on disk: UTF-8, or UTF-16 when it says so itself.</summary>
    public static GiftFile Read(ReadOnlySpan<byte> bytes, string file, TrueFalseFeedback order = TrueFalseFeedback.WrongFirst)
    {
        var isUtf16 = bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]);
        Encoding encoding = isUtf16 ? new UnicodeEncoding(bytes[0] == 0xFE, true, true) : new UTF8Encoding(true, true);
        try
        {
            return Read(encoding.GetString(bytes), file, order);
        }
        catch (DecoderFallbackException fault)
        {
            var before = bytes[..Math.Clamp(fault.Index, 0, bytes.Length)];
            var problem = new GiftProblem(file, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'),
                "this character is not UTF-8", "Save the file with the encoding UTF-8.");
            return new GiftFile(file, [], [], [problem]);
        }
    }

    /// <param name="file">The name that problems are reported under.</param>
    public static GiftFile Read(string text, string file, TrueFalseFeedback order = TrueFalseFeedback.WrongFirst)
    {
        var source = new GiftSource(file, text.StartsWith('\uFEFF') ? text[1..] : text);
        List<GiftQuestion> questions = [];
        List<GiftCategory> categories = [];
        List<GiftProblem> problems = [];
        if (text.IndexOf(GiftSource.Blank) is >= 0 and var nul)
            return new GiftFile(file, [], [], [source.Problem(nul, "there is a NUL character", "Save the file as UTF-8 text.")]);

        var reader = new GiftQuestionReader(source, problems, order);
        string? category = null;
        var blocks = GiftBlocks.Of(source);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].IsCategory)
            {
                category = blocks[i].Text.IsBlank ? null : blocks[i].Text.Raw.ToString();
                categories.Add(new GiftCategory(LineOf(blocks[i]), category));
            }
            else if (LastPiece(blocks, i) is { } last)
            {
                problems.Add(source.Problem(blocks[i].Text.Find("{")!.Value, "this { is not closed before the blank line",
                    "Take the blank lines out of the question, or write \\{ for a brace that is part of the text."));
                i = last;
            }
            else if (reader.Read(blocks[i]) is { } question)
                questions.Add(question with { Line = LineOf(blocks[i]), Category = category });
        }

        return new GiftFile(file, questions, categories, problems);

        int LineOf(GiftBlock block) => source.Problem(block.Text.Start, "", "").Line;
    }

    // A blank line inside the braces cuts a question in two; its pieces are one fault of the author's, not several.
    private static int? LastPiece(List<GiftBlock> blocks, int first)
    {
        if (blocks[first].Text.Find("{") is not { } brace || blocks[first].Text.From(brace).Find("}") is not null) return null;
        for (var i = first + 1; i < blocks.Count && !blocks[i].IsCategory; i++)
            if (blocks[i].Text.FindAny("{}") is { } next)
                return blocks[i].Text.Source[next] == '}' ? i : first;

        return first;
    }
}
