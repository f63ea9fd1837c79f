using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Type a word or a few. Upper and lower case, runs of spaces, and straight or curly quotes make no difference. The
/// first accepted answer that fits decides. The answer is a text: <c>"Asia"</c>.
/// </summary>
internal sealed record ShortAnswer() : QuestionBody(Name)
{
    public const string Name = "short_answer";
    public const int MaxCount = 100;
    public const int AnswerMax = 1_000;

    public IReadOnlyList<AcceptedText> Accepted { get; init => field = value ?? []; } = [];

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt) { AnswerMax = AnswerMax };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (!problems.List("accepted", Accepted, 1, MaxCount)) return;
        foreach (var (i, accepted) in Accepted.Index())
        {
            problems.Text($"accepted[{i}].text", accepted.Text, AnswerMax, i);
            problems.Optional($"accepted[{i}].feedback", accepted.Feedback, RichText.PartMax, i);
            if (accepted.Weight.Steps < 0) problems.Add($"accepted[{i}].weight", "the weight is below 0", "Give a weight from 0 to 100.", i);
        }

        if (!Accepted.Any(accepted => accepted.Weight.IsFull))
            problems.Add("accepted", "no answer is fully right", "Give at least one answer the weight 100.");
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (!AnswerShape.IsText(answer, AnswerMax, out var typed) || string.IsNullOrWhiteSpace(typed))
            return new WrongShape("answer", $"Send a text of 1 to {AnswerMax} characters.");
        var hit = Accepted.FirstOrDefault(accepted => TextPattern.Fits(accepted.Text, typed));
        var permille = hit?.Weight.Permille ?? 0;
        return new Mark(permille, Questions.Mark.VerdictOf(permille))
        {
            Feedback = hit?.Feedback,
            RightAnswers = [.. Accepted.Where(accepted => accepted.Weight.IsFull).Select(accepted => new RightAnswer(null, new RichText(TextPattern.Shown(accepted.Text))))],
        };
    }
}

/// <param name="Text">As in Moodle, <c>*</c> stands for anything or nothing and <c>\*</c> for a star.</param>
internal sealed record AcceptedText(string Text)
{
    public string Text { get; init; } = Text ?? "";

    public Weight Weight { get; init; } = Weight.Full;

    public RichText? Feedback { get; init; }
}
