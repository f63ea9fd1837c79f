using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Pick all that apply. The weights of the picked options add up, wrong ones may take away, and the sum never falls
/// below nothing. The answer is the list of option ids: <c>["x7Kq…", "p0Aa…"]</c>.
/// </summary>
/// <remarks>
/// Only exactly the options of positive weight are <see cref="Verdict.Right"/>. Where wrong options cost nothing,
/// ticking everything still adds up to 1000, as in Moodle, but is <see cref="Verdict.Partly"/> and earns no reward.
/// </remarks>
internal sealed record MultipleChoice() : QuestionBody(Name)
{
    public const string Name = "multiple_choice";

    /// <summary>How far from 100 % the positive weights may be, so that three times 33 pass as well as three times 33.33333.</summary>
    private const decimal SumSlack = 1m;

    public IReadOnlyList<ChoiceOption> Options { get; init => field = value ?? []; } = [];

    private IEnumerable<ChoiceOption> RightOptions => Options.Where(option => option.Weight.Steps > 0);

    public override QuestionFace Face(long shuffleSeed) =>
        new(Kind, Prompt) { Options = Shuffle.By(shuffleSeed, Options.Select(option => option.Shown)) };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (!ChoiceOption.Check(problems, Options)) return;
        var sum = RightOptions.Sum(option => option.Weight.Percent);
        if (sum == 0)
            problems.Add("options", "no option is right", "The right answers must be among the options: give them weights that add up to 100.");
        else if (Math.Abs(sum - 100) > SumSlack)
            problems.Add("options", FormattableString.Invariant($"the weights of the right options add up to {sum:0.#####} %"), "Make them add up to 100.");
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (AnswerShape.Ids(answer, Options.Count, out var ids) is { } wrong) return wrong;
        if (ids.Count == 0) return new WrongShape("answer", "Pick at least one option.");
        List<ChoiceOption> picked = [];
        foreach (var (i, id) in ids.Index())
        {
            if (Options.FirstOrDefault(option => option.Id == id) is not { } option) return new WrongShape($"answer[{i}]", "This question has no such option.");
            picked.Add(option);
        }

        // Measured against what the right ones add up to, so that 3 × 33.33333 % is the whole mark.
        var permille = Weight.PermilleOf(picked.Sum(option => (long)option.Weight.Steps), RightOptions.Sum(option => (long)option.Weight.Steps));
        var exact = picked.All(option => option.Weight.Steps > 0) && picked.Count == RightOptions.Count();
        var verdict = exact ? Verdict.Right : permille > 0 ? Verdict.Partly : Verdict.Wrong;
        return new Mark(permille, verdict)
        {
            Items = [.. picked.Select(option => new ItemMark(option.Id, option.Weight.Steps > 0, option.Feedback))],
            RightAnswers = [.. RightOptions.Select(option => new RightAnswer(option.Id, option.Text))],
        };
    }
}
