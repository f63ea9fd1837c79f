using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>Reads one question: <c>::title:: text {answers} text after the blank</c>.</summary>
internal sealed class GiftQuestionReader(GiftSource source, List<GiftProblem> problems, TrueFalseFeedback order)
{
    /// <summary>Null when the question has a problem; it is then among the problems.</summary>
    public GiftQuestion? Read(GiftBlock block)
    {
        var before = problems.Count;
        var question = Understand(block);
        return problems.Count == before ? question : null;
    }

    private GiftQuestion? Understand(GiftBlock block)
    {
        var rest = block.Text;
        if (Title(ref rest) is not { } title) return null;
        var open = rest.Find("{");
        if (open is null && rest.Find("}") is null) return Finish(block, title, new GiftAnswers(new Description(), []), Stem(rest), null);
        if (rest.FindAny("{}") is { } first && first != open)
            return Refuse(first, "this } closes nothing", "Write \\} for a brace that is part of the text, or add the missing {.");

        var inside = rest.From(open!.Value + 1);
        if (inside.FindAny("{}") is not { } close) return Refuse(open.Value, "this { is never closed", "Add the missing }, or write \\{ for a brace that is part of the text.");
        if (source.Text[close] == '{') return Refuse(close, "there is a { between the answers", "Write \\{ for a brace that is part of the text.");
        if (rest.From(close + 1).FindAny("{}") is { } second)
            return Refuse(second, "one question has one pair of braces", "Put a blank line between two questions; write \\{ and \\} for braces that are part of the text.");

        var prompt = Ask(rest.Upto(open.Value), rest.From(close + 1));
        var answers = inside.Upto(close).Trim();
        RichText? explanation = null;
        if (GeneralFeedback(answers) is { } mark)
        {
            explanation = answers.From(mark + 4).Rich(prompt.Format);
            answers = answers.Upto(mark).Trim();
        }

        var kind = new GiftKinds(source, problems, prompt.Format, order);
        return kind.Read(answers) is { } read ? Finish(block, title, read, prompt, explanation) : null;
    }

    private GiftQuestion Finish(GiftBlock block, string title, GiftAnswers answers, Prompt prompt, RichText? explanation)
    {
        var body = answers.Body with { Prompt = prompt, Explanation = explanation };
        foreach (var problem in body.Check())
        {
            var at = problem.Item is { } item && item < answers.Entries.Count ? answers.Entries[item] : block.Text.Start;
            problems.Add(source.Problem(at, $"{problem.Field}: {problem.What}", problem.Cure));
        }

        return new GiftQuestion(0, null, title.Length == 0 ? null : title, body) { Id = block.Notes.Id, Tags = block.Notes.Tags, Settings = block.Notes.Settings };
    }

    /// <summary>Empty when there is none, null when it is not closed.</summary>
    private string? Title(ref GiftSpan rest)
    {
        if (!rest.StartsWith("::")) return "";
        var inside = rest.From(rest.Start + 2);
        if (inside.Find("::") is not { } end)
        {
            Refuse(rest.Start, "the title is not closed", "Write :: behind the title too, or \\: for a colon that is part of the text.");
            return null;
        }

        rest = rest.From(end + 2).Trim();
        return inside.Upto(end).Trim().Text(TextFormat.Moodle);
    }

    private static Prompt Stem(GiftSpan text)
    {
        var stem = text.TakeFormat(out var format).Trim();
        return new Prompt(stem.Text(format ?? TextFormat.Moodle), format ?? TextFormat.Moodle);
    }

    private static Prompt Ask(GiftSpan before, GiftSpan after)
    {
        if (after.IsBlank) return Stem(before);
        var text = before.TakeFormat(out var named).TrimStart();
        // A sentence that starts with its blank may name its format only behind it.
        if (text.IsBlank && named is null) after = after.TakeFormat(out named);
        var format = named ?? TextFormat.Moodle;
        return new Prompt(text.Text(format), format, after.TrimEnd().Text(format));
    }

    // Of a longer run of # the last four are the mark: {T#####why} has an empty feedback and a general one.
    private static int? GeneralFeedback(GiftSpan answers)
    {
        if (answers.Find("####") is not { } mark) return null;
        while (mark + 4 < answers.End && answers.Source[mark + 4] == '#') mark++;
        return mark;
    }

    private GiftQuestion? Refuse(int at, string what, string cure)
    {
        problems.Add(source.Problem(at, what, cure));
        return null;
    }
}
