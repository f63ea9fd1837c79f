using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <param name="Entries">Where each option, pair or accepted answer stands in the file.</param>
internal sealed record GiftAnswers(QuestionBody Body, IReadOnlyList<int> Entries);

/// <summary>Tells from the signs between the braces which kind of question it is, in Moodle's order, and reads them.</summary>
internal sealed class GiftKinds(GiftSource source, List<GiftProblem> problems, TextFormat format, TrueFalseFeedback order)
{
    private static readonly string[] Truth = ["T", "TRUE"], Falsehood = ["F", "FALSE"];

    /// <summary>Null when there is a problem.</summary>
    public GiftAnswers? Read(GiftSpan answers)
    {
        if (answers.IsBlank) return new GiftAnswers(new Essay(), []);
        if (answers.StartsWith("#")) return new GiftNumbers(source, problems, format).Read(answers.From(answers.Start + 1));
        if (answers.Find("~") is not null) return Choice(answers);
        var head = answers.Upto(answers.Find("#") ?? answers.End).Trim().Raw.ToString();
        if (Truth.Contains(head) || Falsehood.Contains(head)) return TrueOrFalse(answers, Truth.Contains(head));
        var chunks = GiftChunk.Split(answers, "=");
        return chunks.Exists(chunk => chunk.Marker == '=' && chunk.Arrow is not null) ? Pairs(chunks) : Short(chunks);
    }

    private GiftAnswers? Choice(GiftSpan answers)
    {
        var chunks = GiftChunk.Split(answers, "=~");
        if (!AllMarked(chunks, "~ or =")) return null;
        List<ChoiceOption> options = [];
        foreach (var chunk in chunks)
        {
            if (!chunk.Weighted(source, problems, out var weight, out var text, out var feedback)) return null;
            options.Add(new ChoiceOption(
                text.Rich(format) ?? new RichText("", format), weight ?? (chunk.Marker == '=' ? Weight.Full : Weight.None), feedback.Rich(format)));
        }

        QuestionBody body = chunks.Exists(chunk => chunk.Marker == '=') ? new SingleChoice { Options = options } : new MultipleChoice { Options = options };
        return new GiftAnswers(body, chunks.ConvertAll(chunk => chunk.At));
    }

    private GiftAnswers TrueOrFalse(GiftSpan answers, bool isTrue)
    {
        RichText? first = null, second = null;
        if (answers.Find("#") is { } mark)
        {
            var rest = answers.From(mark + 1);
            var next = rest.Find("#");
            first = rest.Upto(next ?? rest.End).Rich(format);
            second = next is { } at ? rest.From(at + 1).Rich(format) : null;
        }

        var trueFirst = !isTrue || order == TrueFalseFeedback.TrueFirst;
        return new GiftAnswers(new TrueFalse { Answer = isTrue, TrueFeedback = trueFirst ? first : second, FalseFeedback = trueFirst ? second : first }, []);
    }

    private GiftAnswers? Pairs(List<GiftChunk> chunks)
    {
        if (!AllMarked(chunks, "=")) return null;
        List<MatchPair> pairs = [];
        List<Distractor> distractors = [];
        List<int> entries = [];
        foreach (var chunk in chunks)
        {
            if (chunk.Arrow is not { } arrow)
            {
                problems.Add(source.Problem(chunk.At, "this pair has no ->", "Write =left -> right, or = -> right for a right side without a partner."));
                return null;
            }

            var right = chunk.Whole.From(arrow + 2).Trim().Text(TextFormat.Plain);
            if (chunk.Whole.Upto(arrow).Rich(format) is not { } left) distractors.Add(new Distractor(right));
            else
            {
                pairs.Add(new MatchPair(left, right));
                entries.Add(chunk.At);
            }
        }

        return new GiftAnswers(new Matching { Pairs = pairs, Distractors = distractors }, entries);
    }

    private GiftAnswers? Short(List<GiftChunk> chunks)
    {
        if (chunks.Count > 1 && !AllMarked(chunks, "=")) return null;
        List<AcceptedText> accepted = [];
        foreach (var chunk in chunks)
        {
            if (!chunk.Weighted(source, problems, out var weight, out var text, out var feedback)) return null;
            accepted.Add(new AcceptedText(text.Rich(format)?.Text ?? "") { Weight = weight ?? Weight.Full, Feedback = feedback.Rich(format) });
        }

        return new GiftAnswers(new ShortAnswer { Accepted = accepted }, chunks.ConvertAll(chunk => chunk.At));
    }

    private bool AllMarked(List<GiftChunk> chunks, string markers)
    {
        if (chunks[0].Marker == GiftChunk.Unmarked)
            problems.Add(source.Problem(chunks[0].At, "this answer has no sign before it", $"Write {markers} before every answer."));
        foreach (var chunk in chunks)
            if (chunk.InsideTag)
                problems.Add(source.Problem(chunk.At, "this = stands inside an HTML tag", "Write \\= for an equals sign that is part of the text."));

        return chunks[0].Marker != GiftChunk.Unmarked && !chunks.Exists(chunk => chunk.InsideTag);
    }
}
