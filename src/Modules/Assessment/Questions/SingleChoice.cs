using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Pick one. Options may be partly right; several may be fully right, as GIFT allows. The answer is the option's id:
/// <c>"x7Kq…"</c>.
/// </summary>
internal sealed record SingleChoice() : QuestionBody(Name)
{
    public const string Name = "single_choice";

    public IReadOnlyList<ChoiceOption> Options { get; init => field = value ?? []; } = [];

    public override QuestionFace Face(long shuffleSeed) =>
        new(Kind, Prompt) { Options = Shuffle.By(shuffleSeed, Options.Select(option => option.Shown)) };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (!ChoiceOption.Check(problems, Options)) return;
        if (!Options.Any(option => option.Weight.IsFull))
            problems.Add("options", "no option is right", "The right answer must be one of the options: give it the weight 100.");
        else if (Options.All(option => option.Weight.IsFull))
            problems.Add("options", "every option is right", "Add an option that is not, or ask for a short answer.");
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (!AnswerShape.IsText(answer, ItemId.Max, out var id)) return new WrongShape("answer", "Send the id of one option.");
        if (Options.FirstOrDefault(option => option.Id == id) is not { } picked) return new WrongShape("answer", "This question has no such option.");
        var permille = picked.Weight.Permille;
        return new Mark(permille, Questions.Mark.VerdictOf(permille))
        {
            Feedback = picked.Feedback,
            Items = [new ItemMark(picked.Id, picked.Weight.IsFull, picked.Feedback)],
            RightAnswers = [.. Options.Where(option => option.Weight.IsFull).Select(option => new RightAnswer(option.Id, option.Text))],
        };
    }
}
