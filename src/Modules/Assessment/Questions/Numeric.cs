using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>
/// Type a number. The first accepted number that fits decides, so an exact one goes before a loose one. The answer is
/// a number, or a text that holds one in the form <c>-3.14</c> or <c>6.02e23</c>.
/// </summary>
internal sealed record Numeric() : QuestionBody(Name)
{
    public const string Name = "numeric";
    public const int MaxCount = 50;

    public IReadOnlyList<AcceptedNumber> Accepted { get; init => field = value ?? []; } = [];

    /// <summary>Said to any number that nothing accepts.</summary>
    public RichText? OtherFeedback { get; init; }

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt) { AnswerMax = NumberText.Max };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        problems.Optional("other_feedback", OtherFeedback, RichText.PartMax);
        if (!problems.List("accepted", Accepted, 1, MaxCount)) return;
        foreach (var (i, accepted) in Accepted.Index()) accepted.Check(problems, i);
        if (!Accepted.Any(accepted => accepted.Weight.IsFull))
            problems.Add("accepted", "no number is fully right", "Give at least one number the weight 100.");
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        var text = answer.ValueKind == JsonValueKind.Number ? answer.GetRawText()
            : AnswerShape.IsText(answer, NumberText.Max, out var typed) ? typed.Trim()
            : "";
        if (!NumberText.TryRead(text, out var number)) return new WrongShape("answer", "Send a number such as 3.14, with a point and no unit.");
        var hit = Accepted.FirstOrDefault(accepted => accepted.Takes(number));
        var permille = hit?.Weight.Permille ?? 0;
        return new Mark(permille, Questions.Mark.VerdictOf(permille))
        {
            Feedback = hit is null ? OtherFeedback : hit.Feedback,
            RightAnswers = [.. Accepted.Where(accepted => accepted.Weight.IsFull).Select(accepted => new RightAnswer(null, new RichText(accepted.Shown)))],
        };
    }
}

/// <summary>
/// A number that is taken as an answer: either <see cref="Number"/> give or take <see cref="Tolerance"/>, or anything
/// from <see cref="Low"/> to <see cref="High"/>, bounds included.
/// </summary>
internal sealed record AcceptedNumber
{
    /// <summary>Keeps number plus tolerance far from decimal's end.</summary>
    public const decimal Limit = 1e24m;

    public decimal? Number { get; init; }

    public decimal? Tolerance { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public Weight Weight { get; init; } = Weight.Full;

    public RichText? Feedback { get; init; }

    private bool IsRange => Low is not null || High is not null;

    [JsonIgnore]
    public string Shown => IsRange ? $"{NumberText.Write(Low ?? 0)} – {NumberText.Write(High ?? 0)}"
        : Tolerance is > 0 and var give ? $"{NumberText.Write(Number ?? 0)} ± {NumberText.Write(give)}"
        : NumberText.Write(Number ?? 0);

    public bool Takes(decimal answer) => IsRange
        ? Low <= answer && answer <= High
        : Number - (Tolerance ?? 0) <= answer && answer <= Number + (Tolerance ?? 0);

    public void Check(QuestionProblems problems, int i)
    {
        problems.Optional($"accepted[{i}].feedback", Feedback, RichText.PartMax, i);
        if (Weight.Steps < 0) problems.Add($"accepted[{i}].weight", "the weight is below 0", "Give a weight from 0 to 100.", i);
        if (new[] { Number, Tolerance, Low, High }.Any(part => part is < -Limit or > Limit))
            problems.Add($"accepted[{i}]", "the number is too large", $"Stay below {Limit:0e0}, or ask for another unit.", i);
        else if (IsRange ? Low is null || High is null || Number is not null || Tolerance is not null : Number is null)
            problems.Add($"accepted[{i}]", "it is neither a number nor a range", "Give number and tolerance, or low and high.", i);
        else if (Low > High)
            problems.Add($"accepted[{i}].low", "the range ends before it begins", "Put the smaller bound first.", i);
        else if (Tolerance < 0)
            problems.Add($"accepted[{i}].tolerance", "the tolerance is below 0", "Give 0 or more.", i);
    }
}
